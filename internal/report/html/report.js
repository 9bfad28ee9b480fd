"use strict";
(() => {
  const root = document.documentElement;
  const theme = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // Some browsers refuse storage to pages that are files.
  const stored = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("pimvet-theme");
      localStorage.setItem("pimvet-theme", value);
    } catch { }
    return null;
  };
  const paint = () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
    theme.setAttribute("aria-pressed", isDark);
  };
  if (stored()) root.dataset.theme = stored();
  theme.addEventListener("click", () => {
    root.dataset.theme = theme.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    stored(root.dataset.theme);
    paint();
  });
  dark.addEventListener("change", paint);
  paint();
  theme.hidden = false;

  const filters = document.getElementById("filters");
  if (!filters) return;
  const form = filters.querySelector("form");
  const names = ["q", "rule", "package", "severity", "edit"];
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const fold = document.getElementById("fold");

  const sections = [...document.querySelectorAll(".category")].map((element) => ({
    element,
    groups: [...element.querySelectorAll(".group")].map((group) => ({
      element: group,
      text: group.querySelector(".about")?.textContent.toLowerCase() ?? "",
      findings: [...group.querySelectorAll(".finding")].map((finding) => ({ element: finding, text: null })),
    })),
  }));

  const passes = (finding, group, state, words) => {
    const data = finding.element.dataset;
    if (state.package && state.package !== data.package) return false;
    if (state.edit && state.edit !== data.edit) return false;
    if (words.length === 0) return true;
    finding.text ??= finding.element.textContent.toLowerCase();
    return words.every((word) => finding.text.includes(word) || group.text.includes(word));
  };

  const apply = () => {
    const state = Object.fromEntries(names.map((name) => [name, form.elements[name].value]));
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    let all = 0, left = 0;
    for (const section of sections) {
      const before = left;
      for (const group of section.groups) {
        const { rule, severity } = group.element.dataset;
        const whole = (!state.rule || state.rule === rule) && (!state.severity || state.severity === severity);
        let some = false;
        for (const finding of group.findings) {
          const pass = whole && passes(finding, group, state, words);
          finding.element.hidden = !pass;
          all++;
          if (pass) left++;
          some ||= pass;
        }
        group.element.hidden = !some;
      }
      section.element.hidden = left === before;
    }
    shown.textContent = `${left} of ${all} shown`;
    none.hidden = left > 0;
    return state;
  };

  // Filters stand in the fragment as name=value; a fragment without = is the
  // name of an element.
  const save = (state) => {
    const set = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    const hash = set.size ? "#" + set : "";
    history.replaceState(null, "", location.pathname + location.search + hash);
  };
  const restore = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) {
      const target = document.getElementById(decodeURIComponent(hash));
      if (target?.closest(".category") && !target.checkVisibility()) {
        form.reset();
        target.scrollIntoView();
      }
      return;
    }
    const set = new URLSearchParams(hash);
    for (const name of names) {
      const field = form.elements[name];
      field.value = set.get(name) ?? "";
      if (field.selectedIndex === -1) field.value = ""; // not in this report
    }
    apply();
  };

  let typing;
  form.addEventListener("input", (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => save(apply()), event.target.name === "q" ? 120 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => save(apply())));
  addEventListener("hashchange", restore);
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, select")) return;
    event.preventDefault();
    form.elements.q.focus();
  });

  fold.addEventListener("click", () => {
    const open = fold.getAttribute("aria-pressed") !== "true";
    fold.setAttribute("aria-pressed", open);
    for (const section of sections)
      for (const group of section.groups)
        for (const finding of group.findings) finding.element.open = open;
  });

  // A line of a chart sets the filter it is about.
  for (const chart of document.querySelectorAll(".chart[data-filter]")) {
    for (const cell of chart.querySelectorAll("[data-key]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link";
      button.title = "Show only these";
      button.append(...cell.childNodes);
      button.addEventListener("click", () => {
        form.reset();
        form.elements[chart.dataset.filter].value = cell.dataset.key;
        save(apply());
        document.getElementById("findings").focus();
        filters.scrollIntoView();
      });
      cell.append(button);
    }
  }

  // Long charts show their first lines.
  for (const rest of document.querySelectorAll(".rest")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Show ${rest.rows.length} more`;
    button.setAttribute("aria-expanded", "false");
    rest.hidden = true;
    rest.parentElement.after(button);
    button.addEventListener("click", () => {
      rest.hidden = !rest.hidden;
      button.setAttribute("aria-expanded", !rest.hidden);
      button.textContent = rest.hidden ? `Show ${rest.rows.length} more` : "Show fewer";
    });
  }

  filters.hidden = false;
  restore();
})();
