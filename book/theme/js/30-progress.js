/* What the reader has done, kept in this browser alone: exercises, questions, pages, cards, the page that was open last.
   Keys are permanent ids; a fingerprint tells when an exercise has changed since it was done. */
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("course-words").textContent);
  const { words } = page;
  const KEY = `course-progress:${page.course}`;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const PARTS = ["exercises", "quiz", "pages", "review"];
  const empty = () => ({ format: 1, course: page.course, exercises: {}, quiz: {}, pages: {}, review: {}, last: null });
  const today = () => { const now = new Date(); return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10); };

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return kept && kept.format === 1 && kept.exercises ? { ...empty(), ...kept } : empty();
    } catch { return empty(); }
  }
  /* Another tab may have written meanwhile, so every change begins with what is kept now. */
  function change(edit) {
    const all = read();
    edit(all);
    try { localStorage.setItem(KEY, JSON.stringify(all)); } catch { /* storage may be full or switched off */ }
    return all;
  }
  const key = (id) => `${page.page}/${id}`;
  const entry = (all, id) => (all.exercises[key(id)] ??= {});

  function visit(id, place) {
    const title = document.querySelector("h1").textContent;
    change((all) => {
      // Coming back to a page keeps the place on it.
      const anchor = place ?? (id ? `exercise-${id}` : null) ?? (all.last?.page === page.path ? all.last.anchor : "");
      all.last = { page: page.path, title, anchor };
      all.pages[page.page] ??= { opened: today() };
    });
  }

  window.courseProgress = {
    read,
    change,
    merge,
    keeping,
    fill,
    today,
    code: (id) => read().exercises[key(id)]?.code,
    keepCode: (id, code) => change((all) => { entry(all, id).code = code; }),
    committed: (card) => read().exercises[key(card.dataset.exercise)]?.committed === card.dataset.print,
    visit,
    /* Note a check; a prediction counts as committed once it could be checked at all. */
    checked(card, id, passed) {
      change((all) => {
        const kept = entry(all, id);
        kept.tries = (kept.tries ?? 0) + 1;
        if (!passed) return;
        Object.assign(kept, { done: true, print: card.dataset.print, by: "tests", at: kept.at ?? today() });
        kept.committed = card.dataset.print;
      });
      marks();
      card.dispatchEvent(new CustomEvent("course-checked", { detail: { passed } }));
    },
    /* Note the answer to a question; once right it stays right until the question changes. */
    answered(box, id, right) {
      change((all) => {
        const old = all.quiz[key(id)];
        const kept = old?.print === box.dataset.print ? old : { print: box.dataset.print };
        kept.tries = (kept.tries ?? 0) + 1;
        if (right && !kept.done) Object.assign(kept, { done: true, at: today(), first: kept.tries === 1 });
        all.quiz[key(id)] = kept;
      });
      visit("", `quiz-${id}`);
      marks();
    },
    isAnswered(box, id) {
      const kept = read().quiz[key(id)];
      return Boolean(kept?.done && kept.print === box.dataset.print);
    },
  };

  const cards = () => document.querySelectorAll(".cw-exercise[data-exercise]");

  function toggleButton(card) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cw-toggle-done";
    button.addEventListener("click", () => {
      change((all) => {
        const kept = entry(all, card.dataset.exercise);
        const done = !(kept.done && kept.print === card.dataset.print);
        Object.assign(kept, { done, print: card.dataset.print, by: done ? "mark" : undefined, at: done ? today() : undefined });
      });
      marks();
    });
    card.querySelector("header").append(button);
    return button;
  }

  function markCard(card, kept) {
    const done = Boolean(kept?.done);
    const stale = done && kept.print !== card.dataset.print;
    let badge = card.querySelector(".cw-done");
    if (!badge) {
      badge = document.createElement("p");
      badge.className = "cw-done";
      card.querySelector("header").append(badge);
    }
    badge.hidden = !done;
    badge.textContent = stale ? words.progress_changed : `✓ ${words.done}`;
    card.dataset.state = done && !stale ? "done" : "";
    if (card.hasAttribute("data-lab") && location.protocol !== "file:") return;
    const button = card.querySelector(".cw-toggle-done") ?? toggleButton(card);
    button.textContent = done && !stale ? words.progress_undo : words.progress_do;
  }

  /* The box of a module on the skill map, where the page has one, says how far its reader is. */
  function onMap(module, done, count) {
    const box = document.querySelector(`.cw-map-box[data-module="${CSS.escape(module)}"]`);
    if (!box) return;
    box.dataset.label ??= box.getAttribute("aria-label") ?? "";
    box.dataset.state = done === count ? "done" : done ? "begun" : "";
    box.setAttribute("aria-label", `${box.dataset.label} ${fill(words.progress_count, { done, count })}.`.trim());
  }

  function counts(all) {
    let sum = 0;
    let total = 0;
    for (const link of document.querySelectorAll(".cw-navigation a[data-page]")) {
      const count = Number(link.dataset.exercises);
      const done = Object.entries(all.exercises).filter(([name, kept]) => kept.done && name.startsWith(`${link.dataset.page}/`)).length;
      sum += Math.min(done, count);
      total += count;
      onMap(link.dataset.page, Math.min(done, count), count);
      let label = link.querySelector(".cw-count");
      if (!done && !label) continue;
      if (!label) {
        label = document.createElement("span");
        label.className = "cw-count";
        link.append(" ", label);
      }
      label.textContent = `${Math.min(done, count)}/${count}`;
      label.setAttribute("aria-label", fill(words.progress_count, { done, count }));
      label.setAttribute("role", "img");
    }
    return { sum, total };
  }

  function marks() {
    const all = read();
    for (const card of cards()) markCard(card, all.exercises[key(card.dataset.exercise)]);
    for (const box of document.querySelectorAll("[data-quiz]")) {
      const kept = all.quiz[key(box.dataset.quiz)];
      box.dataset.state = kept?.done && kept.print === box.dataset.print ? "done" : "";
    }
    const { sum, total } = counts(all);
    if (page.kind === "landing" && total) landing(all, sum, total);
  }

  function landing(all, sum, total) {
    let box = document.querySelector(".cw-progress");
    if (!box) {
      box = document.createElement("section");
      box.className = "cw-progress";
      box.setAttribute("aria-label", words.progress);
      const content = document.querySelector(".cw-content");
      (content.querySelector(".cw-hero") ?? content.firstElementChild)?.after(box);
    }
    const parts = [];
    if (all.last) {
      const link = document.createElement("a");
      link.className = "button cw-continue";
      link.href = `${document.documentElement.dataset.root}${all.last.page ? `${all.last.page}/` : ""}index.html${all.last.anchor ? `#${all.last.anchor}` : ""}`;
      link.textContent = fill(words.progress_continue, { title: all.last.title });
      parts.push(link);
    }
    const told = document.createElement("p");
    told.textContent = fill(words.progress_count, { done: sum, count: total });
    const bar = document.createElement("progress");
    bar.max = total;
    bar.value = sum;
    bar.setAttribute("aria-label", told.textContent);
    parts.push(bar, told);
    if (page.learning?.progress) {
      const more = document.createElement("a");
      more.href = page.learning.progress;
      more.textContent = words.progress_more;
      parts.push(more);
    }
    parts.push(keeping());
    box.replaceChildren(...parts);
  }

  /* Saving and loading as a file: progress is in one browser, and students change machines. */
  function keeping() {
    const box = document.createElement("details");
    box.className = "cw-keeping";
    const title = document.createElement("summary");
    title.textContent = words.progress_file;
    const save = document.createElement("button");
    save.type = "button";
    save.textContent = words.progress_save;
    save.addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([`${JSON.stringify(read(), null, 1)}\n`], { type: "application/json" }));
      link.download = `${page.course}-progress.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    const label = document.createElement("label");
    label.textContent = words.progress_load;
    const file = document.createElement("input");
    file.type = "file";
    file.accept = "application/json,.json";
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    file.addEventListener("change", async () => {
      const text = file.files[0] ? await file.files[0].text() : "";
      const merged = text && merge(text);
      marks();
      if (merged) document.dispatchEvent(new CustomEvent("course-progress"));
      // Pages draw this box anew, so the words go into the one that is there now.
      const now = box.isConnected ? box : document.querySelector(".cw-keeping");
      now.open = true;
      now.querySelector("[role=status]").textContent = merged ? words.progress_loaded : words.progress_refused;
    });
    label.append(" ", file);
    box.append(title, save, label, status);
    return box;
  }

  /* Cards go by the later review; of exercises the answer of this browser wins, and what is done stays done. */
  function joined(part, own, kept) {
    if (!own) return kept;
    if (part === "review") return (kept.last_review ?? "") > (own.last_review ?? "") ? kept : own;
    const wins = own.done || !kept.done ? { ...kept, ...own } : { ...own, ...kept };
    return own.code === undefined ? wins : { ...wins, code: own.code };
  }

  /* What is done in either stays done; answers of this browser win. Returns whether the file was of this course. */
  function merge(text) {
    let other;
    try { other = JSON.parse(text); } catch { return false; }
    if (other?.format !== 1 || other.course !== page.course || typeof other.exercises !== "object") return false;
    change((all) => {
      for (const part of PARTS) {
        for (const [name, kept] of Object.entries(other[part] ?? {})) {
          if (!kept || typeof kept !== "object" || ["__proto__", "constructor"].includes(name)) continue;
          all[part][name] = joined(part, all[part][name], kept);
        }
      }
      all.last ??= other.last ?? null;
    });
    return true;
  }

  /* A page is read once its end was in view; who jumps there has seen at least where it ends. */
  function reading() {
    const end = document.querySelector(".cw-pager") ?? document.querySelector(".cw-foot");
    if (!end || !("IntersectionObserver" in window)) return;
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      change((all) => { (all.pages[page.page] ??= { opened: today() }).read ??= today(); });
    });
    watch.observe(end);
  }

  if (!page.course) return;
  if (page.kind === "module") { visit(""); reading(); }
  marks();
  addEventListener("storage", (event) => { if (event.key === KEY) marks(); });
  const enhance = window.courseEnhance;
  window.courseEnhance = (area) => { enhance(area); marks(); };
})();
