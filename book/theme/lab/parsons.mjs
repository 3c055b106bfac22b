/* Blocks to put in order, by mouse, by touch and by keyboard. The order is written into the editor as a list. */
const here = new URL(import.meta.url);
const { fill, make } = await import(new URL(`verdict.mjs${here.search}`, here));

/* Show the two lists above the editor of an exercise and keep both in step. */
export function arrange(exercise, words) {
  const { blocks, variable } = exercise.data;
  const pool = list(words.parsons_blocks, "cw-pool");
  const order = list(words.parsons_order, "cw-order");
  const status = make("p", { class: "cw-sr", role: "status" });
  const items = new Map(Object.entries(blocks).map(([name, text]) => [name, item(name, text)]));
  const box = make("div", { class: "cw-parsons" }, make("p", { class: "cw-parsons-help" }, words.parsons_help),
    column(words.parsons_blocks, pool), column(words.parsons_order, order), status);
  exercise.card.querySelector(".cw-starter").before(box);
  exercise.card.querySelector(".cw-blocks")?.setAttribute("hidden", "");

  const names = (place) => [...place.children].map((child) => child.dataset.block);
  const say = (name) => {
    const position = names(order).indexOf(name);
    status.textContent = position < 0 ? fill(words.parsons_out, { name }) : fill(words.parsons_at, { name, position: position + 1, count: order.children.length });
  };
  let writing = false;
  const write = () => {
    writing = true;
    exercise.editor.set(`${variable} = [${names(order).map((name) => JSON.stringify(name)).join(", ")}]`);
    writing = false;
  };
  const moved = (name) => { write(); say(name); items.get(name).focus(); };
  const home = (name) => {
    const all = [...items.keys()];
    const next = names(pool).find((other) => all.indexOf(other) > all.indexOf(name));
    pool.insertBefore(items.get(name), next ? items.get(next) : null);
  };
  const toggle = (name) => {
    const element = items.get(name);
    if (element.parentElement === order) home(name); else order.append(element);
    moved(name);
  };
  const shift = (name, step) => {
    const element = items.get(name);
    if (element.parentElement !== order) return;
    const other = step < 0 ? element.previousElementSibling : element.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(element); else other.after(element);
    moved(name);
  };
  const read = (text) => {
    if (writing) return;
    const found = text.match(/\[([^\]]*)\]/)?.[1].match(/["']([^"']+)["']/g) ?? [];
    for (const name of items.keys()) home(name);
    for (const quoted of found) { const element = items.get(quoted.slice(1, -1)); if (element) order.append(element); }
  };

  for (const [name, element] of items) {
    element.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step && element.parentElement === order) { event.preventDefault(); shift(name, step); }
      else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); toggle(name); }
      else if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); if (element.parentElement === order) toggle(name); }
    });
    drag(element, { pool, order, tap: () => toggle(name), home: () => home(name), moved: () => moved(name) });
  }
  exercise.listeners.push(read);
  for (const name of items.keys()) home(name);
  read(exercise.editor.text());
}

const list = (label, kind) => make("ul", { class: kind, role: "listbox", "aria-label": label });
const column = (title, content) => make("div", { class: "cw-parsons-column" }, make("p", { class: "cw-part" }, title), content);
const item = (name, text) => make("li", { class: "cw-block", role: "option", "aria-selected": "false", tabindex: "0", "data-block": name },
  make("span", { class: "cw-block-name" }, name), make("code", {}, text));

/* Dragging with a mouse, a pen or a finger; a press without a move is a tap. */
function drag(element, { pool, order, tap, home, moved }) {
  element.addEventListener("pointerdown", (start) => {
    if (start.button !== 0) return;
    let dragging = false;
    // The document listens, because an element that is moved in the page loses its pointer.
    const follow = (event) => {
      if (!dragging && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < 6) return;
      dragging = true;
      element.classList.add("cw-dragged");
      const target = document.elementsFromPoint(event.clientX, event.clientY).find((other) => other === pool || other === order);
      if (target === order) {
        const below = [...order.children].find((child) => child !== element && event.clientY < child.getBoundingClientRect().top + child.offsetHeight / 2);
        order.insertBefore(element, below ?? null);
      } else if (target === pool && element.parentElement !== pool) home();
    };
    const end = (event) => {
      for (const [name, listener] of [["pointermove", follow], ["pointerup", end], ["pointercancel", end]]) document.removeEventListener(name, listener);
      element.classList.remove("cw-dragged");
      if (dragging) moved();
      else if (event.type === "pointerup") tap();
    };
    for (const [name, listener] of [["pointermove", follow], ["pointerup", end], ["pointercancel", end]]) document.addEventListener(name, listener);
  });
}
