/* The page of progress: what is done by stage, module and skill, and the record that a reader may take along. */
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("course-words").textContent);
  const { words } = page;
  const { read, fill, keeping, today } = window.courseProgress;
  const map = window.courseMap;
  const board = document.querySelector(".cw-board");
  const place = document.querySelector(".cw-record");
  if (!map || !board) return;
  const make = (name, attributes, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };
  const modules = map.stages.flatMap((stage) => stage.modules);
  const address = (module, anchor) => `${document.documentElement.dataset.root}${module}/index.html${anchor ? `#${anchor}` : ""}`;

  /* What a module's reader has done; what the course no longer has does not count. */
  function standing(module, all) {
    const exercises = module.exercises.filter(({ id }) => all.exercises[`${module.id}/${id}`]?.done).length;
    const questions = module.quiz.filter((id) => all.quiz[`${module.id}/${id}`]?.done).length;
    return { exercises, questions, of: module.exercises.length, asked: module.quiz.length, read: Boolean(all.pages[module.id]?.read) };
  }
  const added = (list) => list.reduce((sum, one) => ({
    exercises: sum.exercises + one.exercises, questions: sum.questions + one.questions,
    of: sum.of + one.of, asked: sum.asked + one.asked, pages: sum.pages + 1, read: sum.read + (one.read ? 1 : 0),
  }), { exercises: 0, questions: 0, of: 0, asked: 0, pages: 0, read: 0 });

  function bar(sum, name) {
    const told = fill(words.progress_count, { done: sum.exercises, count: sum.of });
    const made = make("progress", { max: Math.max(1, sum.of), "aria-label": `${name}: ${told}` });
    made.value = sum.exercises;
    const more = sum.asked ? ` · ${fill(words.board_questions, { done: sum.questions, count: sum.asked })}` : "";
    return make("span", { class: "cw-board-bar" }, made, make("span", {}, told + more));
  }

  function draw() {
    const all = read();
    const by = new Map(modules.map((module) => [module.id, standing(module, all)]));
    const whole = added([...by.values()]);
    const parts = [
      make("p", { class: "cw-board-whole" }, bar(whole, map.title)),
      make("p", { class: "cw-board-read" }, fill(words.board_pages, { done: whole.read, count: whole.pages })),
    ];
    if (all.last) {
      const link = make("a", { class: "button cw-continue", href: address(all.last.page, all.last.anchor) }, fill(words.progress_continue, { title: all.last.title }));
      parts.push(make("p", {}, link));
    }
    parts.push(make("h2", { id: "by-stage" }, words.board_by_stage));
    for (const stage of map.stages) {
      parts.push(make("h3", {}, stage.title), make("p", {}, bar(added(stage.modules.map(({ id }) => by.get(id))), stage.title)));
      parts.push(make("ul", { class: "cw-board-list" }, ...stage.modules.map((module) => {
        const mine = by.get(module.id);
        const done = mine.of > 0 && mine.exercises === mine.of;
        return make("li", { "data-module": module.id, "data-state": done ? "done" : mine.exercises || mine.questions || mine.read ? "begun" : "open" },
          make("a", { href: address(module.id) }, module.title), done ? ` ✓ ${words.done}` : "", bar(mine, module.title));
      })));
    }
    parts.push(make("h2", { id: "by-skill" }, words.board_by_skill));
    parts.push(make("ul", { class: "cw-board-list cw-board-skills" }, ...map.skills.map((skill) => {
      const teaching = modules.filter((module) => module.skills.includes(skill.id));
      const sum = added(teaching.map(({ id }) => by.get(id)));
      return make("li", { "data-skill": skill.id, "data-state": sum.of && sum.exercises === sum.of ? "done" : sum.exercises ? "begun" : "open" },
        make("span", { class: "cw-board-name" }, skill.name), bar(sum, skill.name));
    })));
    parts.push(keeping());
    board.replaceChildren(...parts);
    document.querySelector(".cw-board-plain")?.setAttribute("hidden", "");
    record(all);
  }

  /* The lines of the record: exercises by the course's own titles, with day and manner. */
  function lines(all) {
    const found = [];
    for (const module of modules) {
      for (const exercise of module.exercises) {
        const kept = all.exercises[`${module.id}/${exercise.id}`];
        if (!kept?.done) continue;
        found.push({ module: module.title, exercise: exercise.title, id: `${module.id}/${exercise.id}`, day: kept.at ?? "", how: kept.by === "mark" ? "marked" : "tests" });
      }
    }
    return found.sort((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id));
  }

  function content(all, name) {
    const done = lines(all);
    const skills = map.skills.map((skill) => {
      const teaching = modules.filter((module) => module.skills.includes(skill.id));
      const sum = added(teaching.map((module) => standing(module, all)));
      return { id: skill.id, name: skill.name, exercises: sum.exercises, of: sum.of, questions: sum.questions, asked: sum.asked };
    }).filter((skill) => skill.exercises || skill.questions);
    return { format: 1, course: map.course, title: map.title, name, made: today(), proves: words.board_proves, skills, exercises: done };
  }

  /* One file that people read and programs too: a page without scripts, with the same facts as JSON. */
  function asPage(facts) {
    const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
    const cells = (row, kind) => `<tr>${row.map((cell) => `<${kind}>${safe(cell)}</${kind}>`).join("")}</tr>`;
    const table = (heads, rows) => `<table><thead>${cells(heads, "th")}</thead><tbody>${rows.map((row) => cells(row, "td")).join("\n")}</tbody></table>`;
    const how = { marked: words.board_marked, tests: words.board_tests };
    return `<!doctype html><html lang="${safe(document.documentElement.lang)}"><head><meta charset="utf-8"><title>${safe(words.board_record)}: ${safe(facts.title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #999;padding:.3rem .6rem;text-align:left}</style></head><body>
<h1>${safe(words.board_record)}: ${safe(facts.title)}</h1><p>${[facts.name, facts.made].filter(Boolean).map(safe).join(", ")}</p><p>${safe(facts.proves)}</p>
<h2>${safe(words.board_by_skill)}</h2>${table([words.board_skill, words.progress], facts.skills.map((skill) => [skill.name, `${fill(words.progress_count, { done: skill.exercises, count: skill.of })} · ${fill(words.board_questions, { done: skill.questions, count: skill.asked })}`]))}
<h2>${safe(words.exercise)}</h2>${table([words.board_module, words.exercise, words.board_when], facts.exercises.map((line) => [line.module, line.exercise, `${line.day} ${how[line.how]}`.trim()]))}
<script type="application/json" id="course-record">${JSON.stringify(facts).replaceAll("<", "\\u003c")}</script></body></html>
`;
  }

  function record(all) {
    if (!place) return;
    const done = lines(all);
    if (!done.length) {
      place.replaceChildren(make("p", {}, words.board_nothing));
      return;
    }
    const name = make("input", { type: "text", autocomplete: "name", maxlength: "100" });
    name.value = place.querySelector("input")?.value ?? "";
    const save = make("button", { type: "button" }, words.board_download);
    save.addEventListener("click", () => {
      const made = asPage(content(read(), name.value.trim()));
      const link = make("a", { href: URL.createObjectURL(new Blob([made], { type: "text/html" })), download: `${map.course}-record.html` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    const rows = done.map((line) => make("li", {}, `${line.module}: ${line.exercise}, `, fill(words.board_done_on, { day: line.day }), ` (${line.how === "marked" ? words.board_marked : words.board_tests})`));
    place.replaceChildren(make("ul", {}, ...rows), make("p", {}, make("label", {}, `${words.board_name} `, name)), make("p", {}, save));
  }

  board.classList.add("cw-ready");
  draw();
  document.addEventListener("course-progress", draw);
  addEventListener("storage", draw);
})();
