/* What the reader has done, kept in this browser alone: exercises, the answers to them, the page that was open last.
   Keys are permanent ids; a fingerprint tells when an exercise has changed since it was done. */
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("course-words").textContent);
  const { words } = page;
  const KEY = `course-progress:${page.course}`;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const empty = () => ({ format: 1, course: page.course, exercises: {}, last: null });

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return kept && kept.format === 1 && kept.exercises ? kept : empty();
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

  function visit(id) {
    const title = document.querySelector("h1").textContent;
    change((all) => {
      // Coming back to a page keeps the place on it.
      const anchor = id ? `exercise-${id}` : all.last?.page === page.path ? all.last.anchor : "";
      all.last = { page: page.path, title, anchor };
    });
  }

  window.courseProgress = {
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
        Object.assign(kept, { done: true, print: card.dataset.print, at: new Date().toISOString().slice(0, 10) });
        kept.committed = card.dataset.print;
      });
      marks();
      card.dispatchEvent(new CustomEvent("course-checked", { detail: { passed } }));
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
        Object.assign(kept, { done, print: card.dataset.print, at: done ? new Date().toISOString().slice(0, 10) : undefined });
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

  function counts(all) {
    let sum = 0;
    let total = 0;
    for (const link of document.querySelectorAll(".cw-navigation a[data-page]")) {
      const count = Number(link.dataset.exercises);
      const done = Object.entries(all.exercises).filter(([name, kept]) => kept.done && name.startsWith(`${link.dataset.page}/`)).length;
      sum += Math.min(done, count);
      total += count;
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
    parts.push(bar, told, keeping());
    box.replaceChildren(...parts);
  }

  /* Saving and loading as a file: progress is in one browser, and students change machines. */
  function keeping() {
    const box = document.createElement("details");
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
      const now = document.querySelector(".cw-progress details");
      now.open = true;
      now.querySelector("[role=status]").textContent = merged ? words.progress_loaded : words.progress_refused;
    });
    label.append(" ", file);
    box.append(title, save, label, status);
    return box;
  }

  /* What is done in either stays done; answers of this browser win. Returns whether the file was of this course. */
  function merge(text) {
    let other;
    try { other = JSON.parse(text); } catch { return false; }
    if (other?.format !== 1 || other.course !== page.course || typeof other.exercises !== "object") return false;
    change((all) => {
      for (const [name, kept] of Object.entries(other.exercises)) {
        if (!kept || typeof kept !== "object") continue;
        const own = all.exercises[name] ?? {};
        const wins = own.done || !kept.done ? { ...kept, ...own } : { ...own, ...kept, code: own.code ?? kept.code };
        all.exercises[name] = wins;
      }
      all.last ??= other.last ?? null;
    });
    return true;
  }

  if (!page.course) return;
  if (page.kind === "module") visit("");
  marks();
  addEventListener("storage", (event) => { if (event.key === KEY) marks(); });
  const enhance = window.courseEnhance;
  window.courseEnhance = (area) => { enhance(area); marks(); };
})();
