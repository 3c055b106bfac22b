/* The skill map: the module under the pointer or the focus, what it builds on and what builds on it. */
(() => {
  "use strict";
  const map = document.querySelector(".cw-map");
  if (!map) return;
  const told = map.querySelector("figcaption");
  const help = told.textContent;
  const boxes = new Map([...map.querySelectorAll("[data-module]")].map((box) => [box.dataset.module, box]));
  const lines = [...map.querySelectorAll("[data-from]")];

  function follow(name, near, far, seen = new Set()) {
    for (const line of lines) {
      if (line.dataset[near] !== name || seen.has(line)) continue;
      seen.add(line);
      follow(line.dataset[far], near, far, seen);
    }
    return seen;
  }
  function mark(name) {
    const before = name ? follow(name, "to", "from") : new Set();
    const after = name ? follow(name, "from", "to") : new Set();
    map.classList.toggle("cw-map-marked", Boolean(name));
    for (const line of lines) {
      line.classList.toggle("cw-before", before.has(line));
      line.classList.toggle("cw-after", after.has(line));
    }
    const kept = new Set([name, ...[...before].map((line) => line.dataset.from), ...[...after].map((line) => line.dataset.to)]);
    for (const [id, box] of boxes) box.classList.toggle("cw-kept", kept.has(id));
    told.textContent = name ? boxes.get(name).getAttribute("aria-label") : help;
  }
  const over = (event) => event.target.closest("[data-module]")?.dataset.module;
  map.addEventListener("pointerover", (event) => mark(over(event)));
  map.addEventListener("pointerleave", () => mark(document.activeElement?.dataset?.module));
  map.addEventListener("focusin", (event) => mark(over(event)));
  map.addEventListener("focusout", () => mark(""));
})();
