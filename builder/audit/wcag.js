/* axe-core asked with less work: a contrast is computed once for all words that have the same colours on the same
   ground, and what does not hang on colours is not asked again when only they have changed. Needs axe in the page. */
(() => {
  "use strict";
  const COLOURS = ["link-in-text-block"];
  // Words may be out of sight in a box that scrolls; then others of their group decide.
  const TRIED = 3;
  // A name with a colon: axe leaves such attributes out of the selectors that it reports.
  const MARK = "audit:contrast";
  const CONTROLS = "input, select, textarea";
  const PICTURES = `img, svg, canvas, video, iframe, object, embed, meter, progress, ${CONTROLS}`;
  const NOTHING = new Set(["none", "normal", ""]);
  let configured = false;

  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const touching = (one, two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
  const within = (inner, outer) =>
    inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  const transparent = (colour) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);

  const wordsOf = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("").trim();

  /* What an element and its pseudo-elements put between a word and the page's ground; "" if nothing. */
  function paint(element) {
    const own = getComputedStyle(element);
    const parts = [];
    for (const style of [own, getComputedStyle(element, "::before"), getComputedStyle(element, "::after")]) {
      if (style !== own && NOTHING.has(style.content)) continue;
      if (style !== own || !transparent(style.backgroundColor)) parts.push(style.backgroundColor);
      for (const value of [style.backgroundImage, style.filter, style.backdropFilter, style.mixBlendMode, style.maskImage, style.clipPath])
        if (value && !NOTHING.has(value)) parts.push(value);
      if (style.opacity !== "1") parts.push(style.opacity);
    }
    return parts.join("|");
  }

  /* Groups of elements whose words have the same colours on the same ground; doubtful ones stand alone. */
  function grounds() {
    const all = [...document.body.querySelectorAll("*")];
    const paints = new Map([document.documentElement, document.body, ...all].map((element) => [element, paint(element)]));
    const boxes = new Map([...paints.keys()].map((element) => [element, element.getBoundingClientRect()]));
    const painted = all.filter((element) => (paints.get(element) || element.matches(PICTURES)) && shown(element));
    const groups = new Map();
    for (const element of all) {
      const words = wordsOf(element);
      const asked = words ? shown(element) || getComputedStyle(element).display === "contents" : element.matches(CONTROLS);
      if (!asked) continue;
      const key = ground(element, words, paints, boxes, painted);
      groups.set(key, [...(groups.get(key) || []), element]);
    }
    return [...groups.values()].map((group) => group.sort((one, two) => wordsOf(two).length - wordsOf(one).length));
  }

  /* The key of an element's group; the element itself if something else is painted where it stands. */
  function ground(element, words, paints, boxes, painted) {
    const box = boxes.get(element);
    const beside = (other) => !other.contains(element) && !element.contains(other) && touching(box, boxes.get(other));
    if (element.matches(PICTURES) || element.closest("svg") || painted.some(beside)) return element;
    const style = getComputedStyle(element);
    const own = [style.color, style.fontSize, style.fontWeight, style.textShadow, style.webkitTextFillColor, style.webkitTextStrokeColor];
    const behind = [];
    for (let part = element; part; part = part.parentElement)
      if (paints.get(part)) behind.push(`${paints.get(part)} ${part.contains(element) && within(box, boxes.get(part))}`);
    const length = Math.min(2, [...words].length);
    const kind = [length, /[\p{L}\p{N}]/u.test(words), element.closest("[disabled], [aria-disabled=true]") !== null];
    // A picture behind words is a matter of their place on it.
    if (behind.some((text) => text.includes("url(") || text.includes("gradient("))) return element;
    return JSON.stringify([own, behind, kind]);
  }

  async function contrasts(elements) {
    elements.forEach((element) => element.setAttribute(MARK, ""));
    try {
      const options = { runOnly: { type: "rule", values: ["color-contrast"] }, resultTypes: ["violations", "passes"], elementRef: true };
      const { violations, passes } = await axe.run(document, options);
      return { violations, passed: new Set(passes.flatMap((rule) => rule.nodes.map((node) => node.element))) };
    } finally {
      elements.forEach((element) => element.removeAttribute(MARK));
    }
  }

  /* The violations of the contrast rule: some of each group are looked at, and all of a group of which none passed. */
  async function contrast() {
    if (!configured) axe.configure({ rules: [{ id: "color-contrast", selector: `[${MARK.replace(":", "\\:")}]` }] });
    configured = true;
    const groups = grounds();
    const { violations, passed } = await contrasts(groups.flatMap((group) => group.slice(0, TRIED)));
    const open = groups.filter((group) => !group.slice(0, TRIED).some((element) => passed.has(element)));
    return open.some((group) => group.length > TRIED) ? (await contrasts(open.flat())).violations : violations;
  }

  const told = (violations) =>
    violations.map(({ id, help, helpUrl, nodes }) => ({
      id, help, helpUrl,
      nodes: nodes.map(({ target, failureSummary }) => ({ target: target.map(String), failureSummary })),
    }));

  window.courseWcag = {
    /* Everything that axe finds under these options. */
    async all(options) {
      const rules = { ...options.rules, "color-contrast": { enabled: false } };
      const { violations } = await axe.run(document, { ...options, rules, resultTypes: ["violations"] });
      return told([...violations, ...(await contrast())]);
    },
    /* Only what hangs on colours. */
    async colours() {
      const options = { runOnly: { type: "rule", values: COLOURS }, resultTypes: ["violations"] };
      const { violations } = await axe.run(document, options);
      return told([...violations, ...(await contrast())]);
    },
    /* What is shown and where: as long as it stays, only colours have changed. */
    picture() {
      return [...document.querySelectorAll("*")].map((element) => {
        const box = shown(element) ? element.getBoundingClientRect() : null;
        return box ? [box.x, box.y, box.width, box.height].map(Math.round).join(" ") : "";
      }).join("\n");
    },
  };
})();
