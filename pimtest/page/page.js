"use strict";
// Shows the live part of the page anew every second. The server escapes what is in it.
// A selection of text is left alone.
const live = document.getElementById("live");
async function refresh() {
	if (!document.hidden && String(getSelection()) === "") {
		try {
			const answer = await fetch("/live", {cache: "no-store"});
			document.body.classList.toggle("stale", !answer.ok);
			if (answer.ok) live.innerHTML = await answer.text();
		} catch {
			document.body.classList.add("stale"); // the emulator has stopped
		}
	}
	setTimeout(refresh, 1000);
}
setTimeout(refresh, 1000);
