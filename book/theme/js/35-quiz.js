/* Practice questions: judged here, because their answers are in the page anyway. They count for progress, never for marks. */
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("course-words").textContent);
  const { words } = page;
  if (!document.querySelector("[data-quiz]")) return;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const make = (name, attributes, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };
  const folded = (text) => text.toLowerCase().replaceAll("ß", "ss").trim().split(/\s+/).join(" ");
  // A comma is a decimal point for half the world; spaces and apostrophes group digits.
  const number = (text) => (/^[-+−]?[\d\s'’]*([.,]\d*)?(e[-+]?\d+)?$/i.test(text.trim()) && /\d/.test(text)
    ? Number(text.replaceAll(/[\s'’]/g, "").replace("−", "-").replace(",", ".")) : NaN);
  const near = (a, b, off) => Math.abs(a - b) <= off + 1e-9 * Math.max(1, Math.abs(b));

  /* Return what was answered: right or not, the reasons to show, and a remark; null where nothing was answered. */
  const judges = {
    single: (box, facts) => choice(box, facts),
    multiple: (box, facts) => choice(box, facts),
    numeric(box, facts) {
      const text = box.querySelector("input").value;
      if (!text.trim()) return null;
      const given = number(text);
      if (Number.isNaN(given)) return { problem: words.quiz_not_a_number };
      const mistake = (facts.mistakes ?? []).findIndex((wrong) => near(given, wrong, facts.tolerance ?? 0));
      return { right: near(given, facts.answer, facts.tolerance ?? 0), reasons: mistake < 0 ? [] : [mistake] };
    },
    text(box, facts) {
      const text = box.querySelector("input").value;
      if (!text.trim()) return null;
      const same = (known) => (facts.exact ? known === text.trim() : folded(known) === folded(text));
      const mistake = (facts.mistakes ?? []).findIndex((wrong) => same(String(wrong)));
      return { right: facts.accepted.some(same), reasons: mistake < 0 ? [] : [mistake] };
    },
    order(box) {
      const places = [...box.querySelectorAll("[data-step]")].map((step) => Number(step.dataset.step));
      return { right: places.every((place, index) => place === index), reasons: [] };
    },
  };

  function choice(box, facts) {
    const chosen = [...box.querySelectorAll("input:checked")].map((input) => Number(input.value));
    if (!chosen.length) return null;
    if (facts.choose && chosen.length !== facts.choose) return { problem: fill(words.quiz_choose, { count: facts.choose }) };
    const right = chosen.length === facts.right.length && chosen.every((place) => facts.right.includes(place));
    return { right, reasons: chosen, part: !right && chosen.every((place) => facts.right.includes(place)) };
  }

  function equip(box) {
    const facts = JSON.parse(box.dataset.facts);
    const answer = box.querySelector(".cw-quiz-answer");
    const check = make("button", { type: "button", "data-do": "check" }, words.lab_check);
    const again = make("button", { type: "button", "data-do": "another", hidden: "" }, words.quiz_another);
    const status = make("p", { class: "cw-quiz-status", role: "status" });
    const told = make("div", { class: "cw-quiz-told" });
    answer.hidden = true;
    answer.before(make("div", { class: "cw-quiz-bar" }, check, again), status, told);
    const clear = () => {
      status.textContent = "";
      told.replaceChildren();
      delete box.dataset.result;
    };
    const judge = () => {
      const result = judges[facts.kind](box, facts);
      clear();
      if (!result || result.problem) {
        status.textContent = result?.problem ?? words.quiz_empty;
        return;
      }
      box.dataset.result = result.right ? "right" : "wrong";
      status.textContent = result.right ? `✓ ${words.quiz_is_right}` : `✗ ${result.part ? words.quiz_is_part : words.quiz_is_wrong}`;
      for (const place of result.reasons) {
        const reason = answer.querySelector(`[data-for="${place}"]`);
        if (!reason) continue;
        const copy = reason.cloneNode(true);
        copy.removeAttribute("data-for");
        told.append(make("ul", { class: "cw-quiz-reasons" }, copy));
      }
      const explanation = answer.querySelector(".cw-quiz-explanation");
      if (explanation && result.right) told.append(explanation.cloneNode(true));
      answer.hidden = false;
      window.courseProgress.answered(box, facts.item, result.right);
      if (box.dataset.pool) again.hidden = false;
    };
    check.addEventListener("click", judge);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input")) { event.preventDefault(); judge(); }
    });
    box.addEventListener("input", clear);
    again.addEventListener("click", () => next(box));
    if (facts.kind === "order") steps(box, clear);
  }

  /* Steps move by their buttons, by the arrow keys on a button, and by dragging with mouse, pen or finger. */
  function steps(box, clear) {
    const list = box.querySelector(".cw-quiz-steps");
    const status = box.querySelector(".cw-quiz-status");
    const label = (step) => step.querySelector(".cw-step-text").textContent.trim();
    const moved = (step) => {
      clear();
      const place = [...list.children].indexOf(step) + 1;
      status.textContent = fill(words.parsons_at, { name: label(step), position: place, count: list.children.length });
    };
    const shift = (step, way, button) => {
      const other = way < 0 ? step.previousElementSibling : step.nextElementSibling;
      if (!other) return;
      if (way < 0) other.before(step); else other.after(step);
      button.focus();
      moved(step);
    };
    for (const step of list.children) {
      const buttons = [[-1, "↑", words.quiz_up], [1, "↓", words.quiz_down]].map(([way, sign, told]) => {
        const button = make("button", { type: "button", "aria-label": fill(told, { name: label(step) }) }, sign);
        button.addEventListener("click", () => shift(step, way, button));
        button.addEventListener("keydown", (event) => {
          const key = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (key) { event.preventDefault(); shift(step, key, button); }
        });
        return button;
      });
      step.append(make("span", { class: "cw-step-moves" }, ...buttons));
      drag(step, list, () => moved(step));
    }
  }

  function drag(step, list, moved) {
    step.addEventListener("pointerdown", (start) => {
      if (start.button !== 0 || start.target.closest("button")) return;
      let dragging = false;
      const follow = (event) => {
        if (!dragging && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < 6) return;
        dragging = true;
        step.classList.add("cw-dragged");
        const below = [...list.children].find((other) => other !== step && event.clientY < other.getBoundingClientRect().top + other.offsetHeight / 2);
        list.insertBefore(step, below ?? null);
      };
      const end = () => {
        for (const [name, listener] of [["pointermove", follow], ["pointerup", end], ["pointercancel", end]]) document.removeEventListener(name, listener);
        step.classList.remove("cw-dragged");
        if (dragging) moved();
      };
      for (const [name, listener] of [["pointermove", follow], ["pointerup", end], ["pointercancel", end]]) document.addEventListener(name, listener);
    });
  }

  /* Of a pool as many questions are shown as it asks: those that were not answered yet come first. */
  const pools = () => Map.groupBy
    ? Map.groupBy(document.querySelectorAll("[data-quiz][data-pool]"), (box) => box.dataset.pool)
    : [...document.querySelectorAll("[data-quiz][data-pool]")].reduce((all, box) => all.set(box.dataset.pool, [...(all.get(box.dataset.pool) ?? []), box]), new Map());

  function draw() {
    for (const boxes of pools().values()) {
      const { ask } = JSON.parse(boxes[0].dataset.facts);
      const fresh = boxes.filter((box) => !window.courseProgress.isAnswered(box, box.dataset.quiz));
      const shown = [...fresh, ...boxes.filter((box) => !fresh.includes(box))].slice(0, ask);
      for (const box of boxes) box.hidden = !shown.includes(box);
    }
  }

  function next(box) {
    const boxes = pools().get(box.dataset.pool);
    const hidden = boxes.filter((other) => other.hidden);
    const fresh = hidden.filter((other) => !window.courseProgress.isAnswered(other, other.dataset.quiz));
    const other = fresh[0] ?? hidden[0];
    if (!other) return;
    box.hidden = true;
    other.hidden = false;
    box.after(other);
    (other.querySelector("input, button") ?? other).focus();
  }

  for (const box of document.querySelectorAll("[data-quiz]")) equip(box);
  draw();
  // A link leads to a question even if its pool shows another one.
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches("[data-quiz][hidden]")) target.hidden = false;
})();
