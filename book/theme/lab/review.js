/* Review cards: FSRS (ts-fsrs) says when each comes back; what was reviewed is kept with the reader's progress. */
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("course-words").textContent);
  const { words } = page;
  const { read, change, fill } = window.courseProgress;
  const { createEmptyCard, fsrs, generatorParameters, Rating } = window.courseFsrs;
  const cards = window.courseCards ?? [];
  const place = document.querySelector(".cw-review");
  if (!place) return;
  const NEW_A_DAY = 10;
  // Without fuzz the same answers give the same days, on every machine.
  const scheduler = fsrs(generatorParameters({ enable_fuzz: false, enable_short_term: true }));
  const RATINGS = [[Rating.Again, "review_again"], [Rating.Hard, "review_hard"], [Rating.Good, "review_good"], [Rating.Easy, "review_easy"]];
  const make = (name, attributes, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };
  const day = (time) => { const at = new Date(time); return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`; };
  const revived = (kept) => ({ ...kept, due: new Date(kept.due), last_review: kept.last_review ? new Date(kept.last_review) : undefined });
  let everything = false;
  let current = null;

  /* What is to be done now: cards whose day has come, oldest first, then new ones up to the day's number. */
  function queue(now) {
    const all = read();
    const opened = (card) => everything || all.pages[card.module] || all.review[card.id];
    const known = cards.filter((card) => all.review[card.id]);
    const due = known.filter((card) => new Date(all.review[card.id].due) <= now)
      .sort((a, b) => all.review[a.id].due.localeCompare(all.review[b.id].due));
    const begun = known.filter((card) => day(all.review[card.id].first ?? 0) === day(now)).length;
    const fresh = cards.filter((card) => !all.review[card.id] && opened(card)).slice(0, Math.max(0, NEW_A_DAY - begun));
    const next = known.map((card) => all.review[card.id].due).sort()[0];
    return { due, fresh, next, reachable: cards.some(opened) };
  }

  function wait(from, to) {
    const minutes = Math.max(1, Math.round((to - from) / 60000));
    if (minutes < 60) return fill(words.review_minutes, { count: minutes });
    if (minutes < 24 * 60) return fill(words.review_hours, { count: Math.round(minutes / 60) });
    return fill(words.review_days, { count: Math.round(minutes / 1440) });
  }

  function side(title, html) {
    // The cards are this site's own file, made from text in which markup was escaped.
    const made = make("div", { class: "cw-card-side" }, make("p", { class: "cw-part" }, title));
    const body = make("div", {});
    body.innerHTML = html;
    made.append(body);
    return made;
  }

  function rate(card, rating) {
    const now = new Date();
    change((all) => {
      const kept = all.review[card.id];
      const { card: after } = scheduler.next(kept ? revived(kept) : createEmptyCard(now), now, rating);
      all.review[card.id] = { ...JSON.parse(JSON.stringify(after)), first: kept?.first ?? now.toISOString() };
    });
    draw(true);
  }

  function back(card, box, show) {
    const now = new Date();
    const kept = read().review[card.id];
    const offers = scheduler.repeat(kept ? revived(kept) : createEmptyCard(now), now);
    show.remove();
    const link = make("a", { href: `${document.documentElement.dataset.root}${card.module}/index.html` }, fill(words.review_page, { title: card.title }));
    const buttons = RATINGS.map(([rating, name], index) => {
      const button = make("button", { type: "button", "data-rate": String(index + 1), title: fill(words.review_next, { time: wait(now, offers[rating].card.due) }) },
        words[name], make("span", { class: "cw-card-when" }, wait(now, offers[rating].card.due)));
      button.addEventListener("click", () => rate(card, rating));
      return button;
    });
    box.append(side(words.review_back, card.back), make("p", {}, link),
      make("div", { class: "cw-card-ratings", role: "group", "aria-label": words.review_rate }, ...buttons));
    buttons[2].focus();
  }

  function draw(move) {
    const now = new Date();
    const { due, fresh, next, reachable } = queue(now);
    const status = make("p", { class: "cw-review-count", role: "status" }, fill(words.review_due, { due: due.length, fresh: fresh.length }));
    const choice = make("input", { type: "checkbox" });
    choice.checked = everything;
    choice.addEventListener("change", () => { everything = choice.checked; draw(); place.querySelector("input").focus(); });
    const label = make("label", { class: "cw-review-all" }, choice, ` ${words.review_all}`);
    current = due[0] ?? fresh[0] ?? null;
    if (!current) {
      const told = next ? fill(words.review_later, { day: new Date(next).toLocaleDateString(document.documentElement.lang) }) : words.review_empty;
      place.replaceChildren(make("p", { role: "status" }, reachable && !next ? fill(words.review_due, { due: 0, fresh: 0 }) : told), label);
      return;
    }
    const box = make("div", { class: "cw-card-box", "data-card": current.id }, make("p", { class: "cw-card-from" }, [current.title, current.objective].filter(Boolean).join(" · ")),
      side(words.review_start, current.front));
    const show = make("button", { type: "button", "data-do": "show" }, words.review_show);
    const card = current;
    show.addEventListener("click", () => back(card, box, show));
    box.append(show);
    place.replaceChildren(status, box, make("p", { class: "cw-lab-keys" }, words.review_keys), label);
    if (move) show.focus();
  }

  // Keys of one sign act only while the focus is on the card (WCAG 2.1, 2.1.4).
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    const rating = place.querySelector(`[data-rate="${CSS.escape(event.key)}"]`);
    if (rating) { event.preventDefault(); rating.click(); }
  });
  place.classList.add("cw-ready");
  draw();
  addEventListener("storage", () => draw());
})();
