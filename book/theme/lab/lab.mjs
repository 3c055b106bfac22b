/* Exercises that run in the page. Loaded at the first touch of one: until then a page costs nothing more. */
const here = new URL(import.meta.url);
const load = (name) => import(new URL(`${name}${here.search}`, here));
const [{ Kernel, Stopped }, { fill, make, outcome, verdicts }] = await Promise.all([load("kernel.mjs"), load("verdict.mjs")]);

const page = window.courseLab;
const words = page.words;
const progress = window.courseProgress;
const module = await fetch(page.data).then((answer) => answer.json());
const kernel = new Kernel({ kernel: page.kernel, python: page.python, files: module.files }, module.seconds);
const open = new Map();

/* Return the exercise of a card, made at the first call. */
export function exercise(card) {
  if (!open.has(card)) open.set(card, Exercise.begin(card));
  return open.get(card);
}

class Exercise {
  static async begin(card) {
    const made = new Exercise(card);
    const { makeEditor } = await load("editor.mjs");
    made.#mount(makeEditor);
    if (made.data.variable) {
      const { arrange } = await load("parsons.mjs");
      arrange(made, words);
    }
    return made;
  }

  constructor(card) {
    this.card = card;
    this.id = card.dataset.exercise;
    this.data = module.exercises[this.id];
    this.starter = module.cells[this.data.before].source;
    this.status = card.querySelector(".cw-lab-status");
    this.report = card.querySelector(".cw-lab-report");
    this.listeners = [];
  }

  #mount(makeEditor) {
    const box = this.card.querySelector(".cw-starter .cw-code");
    const parent = make("div", { class: "cw-editor cw-input" });
    this.editor = makeEditor({
      parent,
      text: progress.code(this.id) ?? this.starter,
      label: words.your_code,
      plain: this.starter.startsWith("%%"),
      onCheck: () => this.act("check"),
      onChange: (text) => {
        progress.keepCode(this.id, text === this.starter ? undefined : text);
        for (const listener of this.listeners) listener(text);
      },
    });
    const focused = box.contains(document.activeElement);
    box.replaceWith(parent);
    if (focused) this.editor.focus();
  }

  act(name) {
    if (name === "edit") return this.editor.focus();
    if (name === "reset") return this.#reset();
    if (name === "stop") return kernel.stop();
    return this.#run(name);
  }

  #reset() {
    this.editor.set(this.starter);
    progress.keepCode(this.id, undefined);
    this.report.replaceChildren();
    this.#say(words.lab_was_reset);
  }

  /* Earlier answers are the student's own, as far as there are any. */
  #request(name) {
    const cells = module.cells.slice(0, this.data.before).map((cell) => (cell.answer && progress.code(cell.answer)) || cell.source);
    const tests = name === "check" ? this.data.tests : [];
    return { cells, code: this.editor.text(), tests, after: name === "reveal" ? this.data.reveal : [] };
  }

  async #run(name) {
    if (kernel.busy) return;
    this.#working(true);
    this.editor.mark(0);
    progress.visit(this.id);
    try {
      const { result, failed } = await kernel.run(this.#request(name), (what, more) => this.#say(fill(words[`lab_${what}`], { name: more })));
      this.#show(name, result, failed);
    } catch (fault) {
      this.report.replaceChildren(make("p", { class: "cw-lab-error" }, this.#reason(fault)));
      this.#say("");
    } finally {
      this.#working(false);
    }
  }

  #reason(fault) {
    if (!(fault instanceof Stopped)) return fill(words.lab_broken, { message: fault.message });
    return fault.message === "late" ? fill(words.lab_late, { seconds: module.seconds }) : words.lab_stopped;
  }

  #show(name, result, failed) {
    const parts = outcome(result, failed, words);
    if (name === "reveal") {
      this.card.querySelector(".cw-reveal-report").replaceChildren(...parts);
      this.#say("");
      return;
    }
    if (result.error && result.error.where !== "before") this.editor.mark(result.error.line);
    const right = result.tests.filter((test) => test.passed).length;
    const passed = !result.error && right === result.tests.length;
    if (result.tests.length) parts.push(verdicts(result.tests, words));
    this.report.replaceChildren(...parts);
    if (name === "check") {
      const praise = this.data.kind === "predict" ? words.lab_committed : words.lab_all;
      this.#say(result.error ? words.lab_did_not_run : fill(passed ? praise : words.lab_some, { right, count: result.tests.length }));
      progress.checked(this.card, this.id, passed);
    } else {
      this.#say(result.error ? words.lab_did_not_run : parts.length ? words.lab_ran : words.lab_silent);
    }
  }

  #say(text) { this.status.textContent = text; }

  #working(on) {
    for (const button of this.card.querySelectorAll("[data-do]")) {
      if (button.dataset.do === "stop") button.hidden = !on;
      // Not `disabled`: a disabled button would lose the keyboard's focus.
      else if (button.dataset.do !== "hint") button.setAttribute("aria-disabled", on ? "true" : "false");
    }
  }
}

kernel.warm();
