/* Starts reveal.js: keys, an address for each slide, and no movement for those who want none. */
"use strict";
Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0.04,
  center: false,
  hash: true,
  slideNumber: "c/t",
  display: "flex",
  transition: matchMedia("(prefers-reduced-motion: reduce)").matches ? "none" : "slide",
  plugins: typeof RevealNotes === "undefined" ? [] : [RevealNotes],
});
/* What does not fit onto a slide can be scrolled, with the keyboard too. */
Reveal.on("slidechanged", (event) => fit(event.currentSlide));
Reveal.on("ready", (event) => fit(event.currentSlide));
function fit(slide) {
  for (const box of slide.querySelectorAll(".deck-body, .deck-body *")) {
    if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) continue;
    const { overflowX, overflowY } = getComputedStyle(box);
    if (/auto|scroll/.test(overflowX + overflowY)) box.tabIndex = 0;
  }
}
