"use strict";
// Shows what has changed every second. The server escapes what is in it. Only parts
// that differ are written, so that the others keep where they are scrolled to; a
// selection of text is left alone.
const live = document.getElementById("live");
const stopped = document.getElementById("stopped");

function show(text) {
	const next = document.createElement("template");
	next.innerHTML = text;
	for (const part of next.content.querySelectorAll("[data-part]")) {
		const old = live.querySelector(`[data-part="${part.dataset.part}"]`);
		if (old.innerHTML !== part.innerHTML) old.innerHTML = part.innerHTML;
	}
}

function say(text) {
	document.body.classList.toggle("stale", text !== "");
	if (stopped.textContent !== text) stopped.textContent = text;
}

async function refresh() {
	if (!document.hidden && String(getSelection()) === "") {
		try {
			const answer = await fetch("/live", {cache: "no-store"});
			if (!answer.ok) throw new Error(answer.statusText);
			show(await answer.text());
			say("");
		} catch {
			say("The emulator does not answer: this is how it was.");
		}
	}
	setTimeout(refresh, 1000);
}
setTimeout(refresh, 1000);
