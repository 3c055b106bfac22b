/* Search over the course: the index is a script that sets `courseSearch`, so it also loads from disk. */
(() => {
  "use strict";
  const box = document.querySelector(".cw-search");
  const input = document.getElementById("cw-query");
  const list = document.getElementById("cw-results");
  const status = document.getElementById("cw-search-status");
  const words = JSON.parse(document.getElementById("course-words").textContent);
  const site = document.documentElement.dataset.root;
  const LIMIT = 12;
  let records = null;
  let loading = null;
  let chosen = -1;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const address = (path, anchor) => {
    // The preview has pages at their paths; the built site has them as index.html.
    const page = site.startsWith(".") ? `${site}${path ? `${path}/` : ""}index.html` : `${site}${path}`;
    return anchor ? `${page}#${encodeURIComponent(anchor)}` : page;
  };

  function load() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${site}search-index.js`;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }).then(() => {
      records = window.courseSearch.flatMap(([path, title, sections]) =>
        (sections.length ? sections : [["", "", ""]]).map(([anchor, heading, text], place) => ({
          path, title, anchor, heading, text, first: place === 0,
          inTitle: plain(title), inHeading: plain(heading), inText: plain(text),
        })));
    });
    return loading;
  }

  /* How well a term fits a text: the start of a word counts more than its middle. */
  function fit(text, term) {
    const place = text.indexOf(term);
    if (place < 0) return 0;
    return place === 0 || /[^\p{L}\p{N}]/u.test(text[place - 1]) || text.includes(` ${term}`) ? 1 : 0.4;
  }

  function find(query) {
    const terms = plain(query).split(/\s+/).filter(Boolean);
    if (!terms.length) return [];
    const found = [];
    for (const record of records) {
      let score = 0;
      for (const term of terms) {
        const best = (record.first ? 12 : 2) * fit(record.inTitle, term) + 7 * fit(record.inHeading, term) + fit(record.inText, term);
        if (!best) { score = 0; break; }
        score += best;
      }
      if (!score) continue;
      const phrase = terms.join(" ");
      if (record.inTitle.includes(phrase)) score += record.first ? 6 : 0;
      if (record.inHeading.includes(phrase)) score += 4;
      const own = record.first || terms.some((term) => fit(record.inHeading, term) || fit(record.inText, term));
      if (own) found.push({ record, score, terms });
    }
    return found.sort((a, b) => b.score - a.score || a.record.path.localeCompare(b.record.path));
  }

  /* Write text into an element with the terms marked. */
  function marked(element, text, terms) {
    const lower = plain(text);
    if (lower.length !== text.length) { element.append(text); return element; }
    let place = 0;
    while (place < text.length) {
      let next = -1, length = 0;
      for (const term of terms) {
        const at = lower.indexOf(term, place);
        if (at >= 0 && (next < 0 || at < next)) { next = at; length = term.length; }
      }
      if (next < 0) break;
      element.append(text.slice(place, next));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      element.append(mark);
      place = next + length;
    }
    element.append(text.slice(place));
    return element;
  }

  function snippet(record, terms) {
    const at = Math.max(0, ...terms.map((term) => record.inText.indexOf(term)));
    const from = at > 60 ? record.text.indexOf(" ", at - 50) + 1 : 0;
    const text = record.text.slice(from, from + 150);
    return (from ? "… " : "") + text + (from + 150 < record.text.length ? " …" : "");
  }

  function entry({ record, terms }, place) {
    const link = document.createElement("a");
    link.href = address(record.path, record.anchor);
    link.id = `cw-result-${place}`;
    link.role = "option";
    link.tabIndex = -1;
    const name = document.createElement("strong");
    link.append(marked(name, record.heading || record.title, terms));
    if (record.heading) {
      const where = document.createElement("span");
      where.className = "cw-where";
      where.textContent = record.title;
      link.append(where);
    }
    if (record.text) {
      const words = document.createElement("span");
      words.className = "cw-snippet";
      link.append(marked(words, snippet(record, terms), terms));
    }
    return link;
  }

  function message(text) {
    const line = document.createElement("p");
    line.textContent = text;
    list.replaceChildren(line);
    status.textContent = text;
  }

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) { choose(-1); status.textContent = ""; }
  }

  function choose(place) {
    const options = list.querySelectorAll("[role=option]");
    chosen = options.length ? Math.max(-1, Math.min(place, options.length - 1)) : -1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest", behavior: "instant" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  async function update() {
    const query = input.value.trim();
    if (!query) { show(false); return; }
    try {
      await load();
    } catch {
      loading = null;
      message(words.failed);
      show(true);
      return;
    }
    const found = find(query);
    if (found.length) {
      list.replaceChildren(...found.slice(0, LIMIT).map(entry));
      status.textContent = (found.length === 1 ? words.one : words.other).replace("{count}", found.length);
    } else {
      message(words.none);
    }
    show(true);
    choose(found.length ? 0 : -1);
  }

  box.hidden = false;
  input.addEventListener("focus", () => load().catch(() => { loading = null; }));
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) list.querySelectorAll("[role=option]")[chosen].click();
    else if (event.key === "Escape") { if (list.hidden) input.blur(); else show(false); }
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", () => show(false));
  document.addEventListener("click", (event) => { if (!box.contains(event.target)) show(false); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && window.courseKeysOn() && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
})();
