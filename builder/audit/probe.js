/* What the audit asks a page; put into it before the page's own scripts run. */
(() => {
  "use strict";
  const NATIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls]";
  const GIVEN = "[tabindex], [contenteditable=''], [contenteditable=true], [onclick], [role=button], [role=link], [role=checkbox], [role=switch], [role=slider], [role=tab], [role=textbox]";
  // Inside these, arrow keys move and one stop is enough (WAI-ARIA Authoring Practices, composite widgets).
  const COMPOSITE = "[role=listbox], [role=tablist], [role=menu], [role=menubar], [role=tree], [role=grid], [role=radiogroup], [role=toolbar]";
  const policy = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    policy.push(`${event.violatedDirective}: ${event.blockedURI || "inline"}`);
  });
  const found = [];
  let reached = new Set();
  let faint = new Map();
  let moves = 0;

  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  function named(element) {
    const words = (element.getAttribute("aria-label") || element.textContent || element.value || "").trim().replace(/\s+/g, " ");
    const name = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : element.classList.length ? `.${element.classList[0]}` : "");
    return words ? `${name} “${words.slice(0, 50)}”` : name;
  }
  function group(element) {
    return element.type === "radio" && element.name ? `radio:${element.name}` : "";
  }
  const decorated = (element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  function visibleFocus(element) {
    const around = [element, ...(element.labels || [])];
    for (let box = element.parentElement, steps = 0; box && steps < 3; box = box.parentElement, steps += 1) around.push(box);
    return around.some((part, at) => (at === 0 || part.matches("label, :focus-within")) && decorated(part));
  }

  document.addEventListener("focusin", (event) => {
    const element = event.target;
    moves += 1;
    reached.add(element);
    if (element.matches(":focus-visible") && !visibleFocus(element)) faint.set(element, named(element));
  }, true);

  window.courseAudit = {
    policy: () => policy,
    open() { for (const box of document.querySelectorAll("details")) box.open = true; },
    tabs: () => Math.max(0, ...[...document.querySelectorAll(".cw-tabs")].map((set) => set.querySelectorAll(":scope > input").length)),
    choose(place) {
      for (const set of document.querySelectorAll(".cw-tabs")) {
        const tab = set.querySelectorAll(":scope > input")[place];
        if (tab) tab.checked = true;
      }
    },
    wide() {
      if (document.documentElement.scrollWidth <= innerWidth + 1) return "";
      const far = [...document.body.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && shown(part));
      return far.length ? named(far.at(-1)) : "page";
    },
    /* Begin a walk with the Tab key through the page or a part of it; return how many stops there should be. */
    begin(part) {
      found.length = 0;
      reached = new Set();
      faint = new Map();
      const area = part ? document.getElementById(part) : document;
      for (const element of area.querySelectorAll(`${NATIVE}, ${GIVEN}`)) {
        if (!shown(element) || element.disabled || element.closest("[inert], [aria-hidden=true]")) continue;
        if (element.closest(COMPOSITE) && element.tabIndex < 0) continue;
        // A place that scripts focus, such as <main tabindex=-1>, is no control.
        if (element.tabIndex < 0 && !element.matches(NATIVE) && element.hasAttribute("tabindex") && !element.hasAttribute("role")) continue;
        found.push(element);
      }
      if (!part) document.activeElement?.blur();
      return found.length;
    },
    /* How the walk goes: controls never reached, the place of the focus, and how often it has moved. */
    walk() {
      const groups = new Set([...reached].map(group).filter(Boolean));
      const missed = found.filter((element) => element.isConnected && shown(element) && !reached.has(element) && !groups.has(group(element)));
      const at = document.activeElement === document.body || !document.activeElement ? "" : named(document.activeElement);
      return { missed: missed.map(named), faint: [...faint.values()], at, moves };
    },
    paint: () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
  };
})();
