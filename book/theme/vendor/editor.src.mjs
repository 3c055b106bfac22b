// The editor of exercises: CodeMirror 6 with what a student's cell needs, in the colours of the theme.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";

// The same letters as the pages' own highlighting, so that one style sheet serves both.
const colours = tagHighlighter([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword, tags.bool, tags.null, tags.self], class: "k" },
  { tag: [tags.string, tags.special(tags.string)], class: "s" },
  { tag: tags.number, class: "m" },
  { tag: tags.comment, class: "c" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "f" },
  { tag: tags.meta, class: "d" },
]);

const setMark = StateEffect.define();
const markedLine = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    for (const effect of change.effects) if (effect.is(setMark)) return effect.value;
    return change.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/* Put an editor into `parent`. Tab is left alone, so that it always leads on to the buttons. */
export function makeEditor({ parent, text, label, plain, onChange, onCheck }) {
  const readOnly = new Compartment();
  const submit = { key: "Mod-Enter", run: () => { onCheck(); return true; } };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([submit, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), indentOnInput(), bracketMatching(), closeBrackets(),
        plain ? [] : python(),
        indentUnit.of("    "), EditorState.tabSize.of(4), syntaxHighlighting(colours), markedLine, readOnly.of([]),
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", autocapitalize: "off", autocorrect: "off", spellcheck: "false" }),
        EditorView.updateListener.of((update) => { if (update.docChanged) onChange(update.state.doc.toString()); }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    set(next) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }); },
    lock(on) { view.dispatch({ effects: readOnly.reconfigure(on ? [EditorState.readOnly.of(true)] : []) }); },
    mark(number) {
      const known = number && number <= view.state.doc.lines;
      const marks = known ? Decoration.set([Decoration.line({ class: "cw-marked" }).range(view.state.doc.line(number).from)]) : Decoration.none;
      view.dispatch({ effects: setMark.of(marks) });
    },
  };
}
