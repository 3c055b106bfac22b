/* Single keys: the next page, the next exercise and so on. They can be switched off (WCAG 2.1, 2.1.4). */
(() => {
  "use strict";
  const dialog = document.querySelector(".cw-keys");
  const opener = document.querySelector(".cw-keys-open");
  const box = document.getElementById("cw-keys-on");
  let on = true;
  try { on = localStorage.getItem("course-keys") !== "off"; } catch { /* storage may be switched off */ }

  function nextExercise() {
    const cards = [...document.querySelectorAll(".cw-exercise")];
    if (!cards.length) return;
    const below = cards.find((card) => card.getBoundingClientRect().top > 150) || cards[0];
    const title = below.querySelector("h2, h3, h4, h5, h6") || below;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    below.scrollIntoView();
  }
  const click = (selector) => document.querySelector(selector)?.click();
  const actions = {
    n: () => click(".cw-after"),
    p: () => click(".cw-before"),
    e: nextExercise,
    t: () => click(".cw-theme-toggle"),
    "?": () => dialog.showModal(),
  };

  window.courseKeysOn = () => on;
  opener.hidden = false;
  box.checked = on;
  opener.addEventListener("click", () => dialog.showModal());
  box.addEventListener("change", () => {
    on = box.checked;
    try { localStorage.setItem("course-keys", on ? "on" : "off"); } catch { /* storage may be switched off */ }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable], [role=textbox], [role=listbox], dialog");
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });
})();
