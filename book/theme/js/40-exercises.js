/* Exercises that run in the page: the buttons. What they need is loaded at the first touch (lab/lab.mjs).
   From a disk there are no modules and no workers, so there the cards stay as they were written. */
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("course-words").textContent);
  if (!page.lab || location.protocol === "file:") return;
  const { words } = page;
  const absolute = (address) => new URL(address, document.baseURI).href;
  window.courseLab = { data: absolute(page.lab.data), kernel: absolute(page.lab.kernel), python: absolute(page.lab.python), words };
  let lab = null;

  /* Return the exercise of a card; a failed load may be tried again. */
  async function opened(card) {
    const status = card.querySelector(".cw-lab-status");
    try {
      if (!lab) {
        status.textContent = words.lab_opening;
        // A module that failed to load stays failed under its address, so another try needs another one.
        lab = import(absolute(page.lab.entry)).catch((fault) => { lab = null; page.lab.entry += "&again"; throw fault; });
      }
      const exercise = await (await lab).exercise(card);
      if (status.textContent === words.lab_opening) status.textContent = "";
      return exercise;
    } catch (fault) {
      status.textContent = words.lab_unreachable;
      throw fault;
    }
  }

  function button(name, text) {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.do = name;
    made.textContent = text;
    return made;
  }

  function openHint(card) {
    const hints = [...card.querySelectorAll(".cw-hints details")];
    const next = hints.find((hint) => !hint.open) ?? hints.at(-1);
    next.open = true;
    next.querySelector("summary").focus();
  }

  function act(card, name) {
    if (name === "hint") openHint(card);
    else opened(card).then((exercise) => exercise.act(name)).catch(() => {});
  }

  /* The reveal of a prediction stays shut until an answer is committed. */
  function lock(card) {
    const place = card.querySelector(".cw-reveal");
    if (!place) return;
    const shut = document.createElement("p");
    shut.className = "cw-locked";
    shut.textContent = words.lab_locked;
    const show = button("reveal", words.lab_reveal);
    const report = document.createElement("div");
    report.className = "cw-reveal-report";
    report.setAttribute("role", "status");
    place.append(shut, show, report);
    const update = () => {
      const free = window.courseProgress.committed(card);
      shut.hidden = free;
      show.hidden = !free;
      for (const code of place.querySelectorAll(".cw-code, .cw-part")) code.hidden = !free;
    };
    card.addEventListener("course-checked", update);
    update();
  }

  function equip(card) {
    const box = card.querySelector(".cw-starter .cw-code");
    const code = box.querySelector("pre");
    const predict = card.classList.contains("cw-exercise-predict");
    const buttons = [button("run", words.lab_run), button("check", predict ? words.lab_commit : words.lab_check)];
    if (card.querySelector(".cw-hints details")) buttons.push(button("hint", words.lab_hint));
    buttons.push(button("reset", words.lab_reset), button("stop", words.lab_stop));
    buttons.at(-1).hidden = true;
    const bar = document.createElement("div");
    bar.className = "cw-lab-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.lab_actions);
    bar.append(...buttons);
    const status = document.createElement("p");
    status.className = "cw-lab-status";
    status.setAttribute("role", "status");
    const report = document.createElement("div");
    report.className = "cw-lab-report";
    report.setAttribute("aria-live", "polite");
    const keys = document.createElement("p");
    keys.className = "cw-lab-keys";
    keys.textContent = words.lab_keys;
    card.querySelector(".cw-starter").append(bar, status, report, keys);
    const kept = window.courseProgress.code(card.dataset.exercise);
    if (kept !== undefined) code.querySelector("code").textContent = kept;
    for (const [name, value] of Object.entries({ tabindex: "0", role: "textbox", "aria-multiline": "true", "aria-readonly": "true", "aria-label": words.your_code })) code.setAttribute(name, value);
    code.addEventListener("focus", () => act(card, "edit"));
    card.addEventListener("click", (event) => {
      const pressed = event.target.closest("[data-do]");
      if (pressed && pressed.getAttribute("aria-disabled") !== "true") act(card, pressed.dataset.do);
    });
    lock(card);
    if (card.classList.contains("cw-exercise-parsons") && card.querySelector(".cw-blocks")) {
      const arrange = button("edit", words.parsons_open);
      card.querySelector(".cw-blocks").append(arrange);
    }
  }

  for (const card of document.querySelectorAll(".cw-exercise[data-lab]")) if (card.querySelector(".cw-starter .cw-code")) equip(card);
})();
