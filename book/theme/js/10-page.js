/* What a page gains when scripts run: copying code, switching colours, following the outline.
   Everything works without it; nothing here loads anything from another host. */
(() => {
  "use strict";
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("course-words").textContent);

  function copyButtons(area) {
    for (const box of area.querySelectorAll(".cw-code")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cw-copy";
      button.textContent = words.copy;
      button.addEventListener("click", async () => {
        const lines = box.querySelectorAll(".cw-line");
        const code = lines.length
          ? [...lines].map((line) => line.textContent).join("")
          : box.querySelector("pre").textContent;
        try {
          await navigator.clipboard.writeText(code);
        } catch {
          // Pages read from disk may not use the clipboard; selecting lets the reader press the keys.
          getSelection().selectAllChildren(box.querySelector("code"));
          return;
        }
        button.textContent = words.copied;
        setTimeout(() => { button.textContent = words.copy; }, 1600);
      });
      box.append(button);
    }
  }

  /* Content that scrolls by itself must be in reach of the keyboard, also once it is unfolded or the window changes. */
  const sizes = new ResizeObserver((entries) => {
    for (const { target: box } of entries) {
      const scrolls = box.scrollWidth > box.clientWidth || (box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY !== "hidden");
      if (scrolls && !box.hasAttribute("tabindex")) {
        box.tabIndex = 0;
        if (!box.hasAttribute("role")) box.setAttribute("role", "group");
        if (!box.hasAttribute("aria-label")) box.setAttribute("aria-label", words.wide);
      } else if (!scrolls && box.getAttribute("aria-label") === words.wide && box !== document.activeElement) {
        for (const name of ["tabindex", "aria-label"]) box.removeAttribute(name);
      }
    }
  });
  function scrollRegions(area) {
    for (const box of area.querySelectorAll("pre, .cw-table, .cw-html, .cw-outputs, .cw-equation-body, .cw-map-scroll")) sizes.observe(box);
  }

  /* Tabs with the same name change together, on this page and on the next. */
  function syncTabs(area) {
    const choose = (name) => {
      for (const tab of document.querySelectorAll(`.cw-tabs > input[data-sync="${CSS.escape(name)}"]`)) tab.checked = true;
    };
    // The latest choice comes last, so that it wins where two of them are in one set.
    let kept = [];
    try { kept = JSON.parse(localStorage.getItem("course-tabs") || "[]"); } catch { /* storage may be switched off */ }
    for (const name of Array.isArray(kept) ? kept : []) choose(String(name));
    area.addEventListener("change", (event) => {
      const name = event.target.dataset && event.target.dataset.sync;
      if (!name) return;
      const top = event.target.closest(".cw-tabs").getBoundingClientRect().top;
      choose(name);
      scrollBy(0, event.target.closest(".cw-tabs").getBoundingClientRect().top - top);
      try {
        const names = JSON.parse(localStorage.getItem("course-tabs") || "[]").filter((other) => other !== name);
        localStorage.setItem("course-tabs", JSON.stringify([...names, name].slice(-20)));
      } catch { /* storage may be switched off */ }
    });
  }

  /* Frames from other hosts load only when the reader asks. */
  function frames(area) {
    for (const box of area.querySelectorAll("[data-frame]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = words.load;
      button.addEventListener("click", () => {
        const frame = document.createElement("iframe");
        frame.src = box.dataset.frame;
        frame.title = box.dataset.title;
        frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-forms");
        frame.referrerPolicy = "no-referrer";
        box.replaceChildren(frame);
        frame.focus();
      });
      box.append(button);
    }
  }

  function outline() {
    const links = new Map();
    for (const link of document.querySelectorAll(".cw-outline a")) links.set(decodeURIComponent(link.hash.slice(1)), link);
    const targets = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    if (!targets.length) return;
    const mark = () => {
      let current = targets[0];
      for (const target of targets) if (target.getBoundingClientRect().top < 140) current = target;
      if (innerHeight + scrollY >= document.body.scrollHeight - 2) current = targets.at(-1);
      for (const link of links.values()) link.removeAttribute("aria-current");
      const link = links.get(current.id);
      link.setAttribute("aria-current", "true");
      // Not scrollIntoView: in newer browsers the next Tab goes on from there, past the link that skips the navigation.
      const box = link.closest(".cw-outline"), seen = box.getBoundingClientRect(), own = link.getBoundingClientRect();
      box.scrollTop += Math.min(0, own.top - seen.top) + Math.max(0, own.bottom - seen.bottom);
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }

  /* A link may lead into a closed box or a tab that is not chosen. */
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let box = target.parentElement; box; box = box.parentElement) {
      if (box.tagName === "DETAILS") box.open = true;
      if (box.classList.contains("cw-panel")) box.previousElementSibling.previousElementSibling.checked = true;
    }
    target.scrollIntoView();
  }

  function themeToggle() {
    const button = document.querySelector(".cw-theme-toggle");
    const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem("course-theme", root.dataset.theme); } catch { /* storage may be switched off */ }
    });
  }

  function enhance(area) {
    copyButtons(area);
    scrollRegions(area);
    syncTabs(area);
    frames(area);
  }

  window.courseEnhance = (area) => { enhance(area); outline(); };
  enhance(document.querySelector(".cw-article"));
  themeToggle();
  outline();
  reveal();
  addEventListener("hashchange", reveal);
  const current = document.querySelector('.cw-navigation [aria-current="page"]');
  if (current) {
    const box = document.querySelector(".cw-navigation");
    const place = current.offsetTop - box.clientHeight / 2;
    if (place > 0) box.scrollTop = place;
  }
})();
