/* What came out of a run, as elements. Only text is ever put into the page, never HTML from Python. */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/* Output, figures and the error of a run. */
export function outcome(result, failed, words) {
  const parts = [];
  for (const message of failed) parts.push(make("p", { class: "cw-lab-error" }, fill(words.lab_no_package, { message })));
  if (result.output) parts.push(make("pre", { class: "cw-output", tabindex: "0", role: "group", "aria-label": words.lab_output }, result.output));
  for (const picture of result.images) {
    parts.push(make("img", { class: "cw-lab-figure", src: `data:image/png;base64,${picture}`, alt: words.lab_figure }));
  }
  if (result.error) parts.push(problem(result.error, words));
  return parts;
}

function problem({ where, line, message, trace }, words) {
  const place = where === "before" ? words.lab_before : line ? fill(words.lab_line, { line }) : "";
  const box = make("div", { class: "cw-lab-error" }, make("p", {}, place ? `${place} ` : "", make("strong", {}, message)));
  if (trace && where !== "before") box.append(make("pre", {}, trace));
  return box;
}

/* The verdict on each visible test: what was checked, what came out, what was expected, and the hint. */
export function verdicts(tests, words) {
  const list = make("ol", { class: "cw-verdicts" });
  for (const test of tests) {
    const item = make("li", { class: test.passed ? "cw-passed" : "cw-failed" },
      make("span", { class: "cw-mark", "aria-hidden": "true" }, test.passed ? "✓" : "✗"),
      make("span", { class: "cw-sr" }, test.passed ? words.lab_passed : words.lab_failed), " ",
      make("code", {}, test.label));
    if (!test.passed) item.append(...details(test, words));
    list.append(item);
  }
  return list;
}

function details(test, words) {
  const parts = [];
  if (test.message) {
    const place = test.line ? `${fill(words.lab_line, { line: test.line })} ` : "";
    parts.push(make("p", { class: "cw-test-hint" }, place + test.message));
  }
  if (test.expected !== undefined) {
    parts.push(make("dl", {},
      make("dt", {}, words.lab_expected), make("dd", {}, make("code", {}, test.expected)),
      make("dt", {}, words.lab_got), make("dd", {}, make("code", {}, test.got))));
  }
  return parts;
}
