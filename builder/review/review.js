"use strict";
// One answer at a time. Every choice is sent at once; what the page says is saved is on the disk.

const byId = (name) => document.getElementById(name);
let answers = [];
let place = 0;
let current = 0;
// Choices are sent one after the other, so that the last one stays the last.
let sending = Promise.resolve();

const isDone = (answer) => answer.criteria.every((line) => line.level !== null);

function say(text, bad = false) {
  byId("status").textContent = text;
  byId("status").classList.toggle("rv-bad", bad);
}

function save(answer, line) {
  if (line.level === null) return;
  const body = JSON.stringify({ key: answer.key, criterion: line.name, level: line.level, comment: line.comment });
  sending = sending.then(async () => {
    try {
      const reply = await fetch("judge", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      const told = await reply.json();
      if (!reply.ok) throw new Error(told.error);
      say(`Saved: ${line.name}, ${told.points} of ${line.points}`);
      if (line.comment) {
        for (const other of answers.filter((one) => one.title === answer.title && one.module === answer.module)) {
          const same = other.criteria.find((one) => one.name === line.name);
          if (same && !same.comments.includes(line.comment)) same.comments = [...same.comments, line.comment].slice(-9);
        }
      }
    } catch (error) {
      say(error.message === "Failed to fetch" ? "Not saved: the command has ended." : error.message, true);
    }
    tally();
  });
}

function tally() {
  const done = answers.filter(isDone).length;
  byId("progress").max = Math.max(answers.length, 1);
  byId("progress").value = done;
  byId("count").textContent = `${done} of ${answers.length} judged`;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function criterion(answer, line, number) {
  const box = element("fieldset", { className: "rv-criterion" }, element("legend", { textContent: `${line.name} (${line.points})` }));
  line.levels.forEach((level, value) => {
    const input = element("input", { type: "radio", name: `c${number}`, value, checked: line.level === value });
    input.addEventListener("change", () => {
      current = number;
      choose(value);
    });
    const words = element("span", { textContent: level.words });
    const points = element("span", { className: "rv-points", textContent: level.points });
    box.append(element("label", { className: "rv-level" }, input, element("kbd", { textContent: value }), words, points));
  });
  const comment = element("textarea", { value: line.comment, rows: 2 });
  comment.addEventListener("focus", () => mark(number));
  comment.addEventListener("change", () => {
    line.comment = comment.value.trim();
    if (line.level === null && line.comment) say("The comment is kept when you choose a level.");
    save(answer, line);
  });
  box.append(element("label", { className: "rv-comment" }, "Comment for the student", comment));
  if (line.comments.length) {
    const buttons = line.comments.map((text) => {
      const button = element("button", { type: "button", textContent: text });
      button.addEventListener("click", () => {
        comment.value = line.comment = text;
        save(answer, line);
      });
      return button;
    });
    box.append(element("div", { className: "rv-canned" }, ...buttons));
  }
  return box;
}

function mark(number) {
  current = number;
  [...byId("criteria").children].forEach((box, n) => box.classList.toggle("rv-current", n === number));
}

function choose(value) {
  const answer = answers[place];
  const line = answer?.criteria[current];
  if (!line || value >= line.levels.length) return;
  line.level = value;
  byId("criteria").children[current].querySelectorAll("input")[value].checked = true;
  save(answer, line);
  const open = answer.criteria.findIndex((one) => one.level === null);
  mark(open === -1 ? current : open);
  tally();
}

function show(number) {
  document.activeElement?.blur(); // a comment that is being written is saved first
  place = Math.min(Math.max(number, 0), answers.length - 1);
  const answer = answers[place];
  if (!answer) {
    byId("title").textContent = "There is nothing to judge.";
    byId("place").textContent = "";
    byId("task-box").hidden = true;
    return;
  }
  byId("place").textContent = `${answer.module} · answer ${place + 1} of ${answers.length}`;
  byId("title").textContent = answer.title;
  byId("who").textContent = answer.who;
  byId("task").textContent = answer.task;
  byId("task-box").hidden = !answer.task;
  byId("answer").textContent = answer.text;
  byId("criteria").replaceChildren(...answer.criteria.map((line, n) => criterion(answer, line, n)));
  mark(Math.max(answer.criteria.findIndex((line) => line.level === null), 0));
  tally();
  window.scrollTo(0, 0);
}

function nextOpen() {
  const after = [...answers.keys()].map((n) => (place + 1 + n) % answers.length).find((n) => !isDone(answers[n]));
  if (after === undefined) say("Everything is judged.");
  else show(after);
}

document.addEventListener("keydown", (event) => {
  if (event.target.tagName === "TEXTAREA") {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const lines = answers[place]?.criteria.length ?? 0;
  const moves = {
    n: () => show(place + 1),
    p: () => show(place - 1),
    u: nextOpen,
    j: () => mark(Math.min(current + 1, lines - 1)),
    k: () => mark(Math.max(current - 1, 0)),
    c: () => byId("criteria").children[current]?.querySelector("textarea").focus(),
  };
  if (/^[0-9]$/.test(event.key)) choose(Number(event.key));
  else if (moves[event.key]) moves[event.key]();
  else return;
  event.preventDefault();
});

byId("criteria").addEventListener("submit", (event) => event.preventDefault());
byId("previous").addEventListener("click", () => show(place - 1));
byId("next").addEventListener("click", () => show(place + 1));
byId("open").addEventListener("click", nextOpen);

fetch("answers")
  .then((reply) => reply.json())
  .then((found) => {
    answers = found;
    const open = answers.findIndex((answer) => !isDone(answer));
    show(open === -1 ? 0 : open);
  })
  .catch(() => say("The answers could not be loaded. Is the command still running?", true));
