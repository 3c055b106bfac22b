"""The page that a student gets back: points, the hints of failed tests, a person's comments, and the own answers."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from builder.grade.values import SUSPICIONS
from builder.handback.outputs import outputs_html
from builder.marks.tables import shown_points
from builder.site.render.highlight import highlight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from builder.gradebook.values import Judgement, Pupil
    from builder.marks.values import ExerciseMark, ModuleMark

__all__ = ["cleaner", "feedback_body"]

_UNTOLD = SUSPICIONS | {"another student's copy", "older version"}
"""Notes that do not help a student: suspicions, and what only the teacher can act on."""

_GENERIC = "This test did not pass."
_SPACE = re.compile(r"\s+")


def cleaner(secrets: Iterable[str]) -> Callable[[str], str]:
    """Return a function that takes out of a text the lines that hold one of these secrets (given without spaces)."""
    wanted = tuple(secrets)

    def clean(text: str) -> str:
        bare = _SPACE.sub("", text)
        if not any(secret in bare for secret in wanted):
            return text
        lines = ["" if _holds(line, wanted) else line for line in text.split("\n")]
        kept = "\n".join(lines)
        # A secret that is spread over lines is not told by lines either.
        return "" if _holds(kept, wanted) else kept

    return clean


def _holds(text: str, secrets: tuple[str, ...]) -> bool:
    bare = _SPACE.sub("", text)
    return any(secret in bare for secret in secrets)


def feedback_body(course: str, student: Pupil, marks: Iterable[ModuleMark], clean: Callable[[str], str]) -> str:
    """Return the HTML of a student's page; every text of the student's is escaped."""
    own = list(marks)
    graded = [mark for mark in own if mark.result]
    total, points = sum(mark.total for mark in graded), sum(mark.module.points for mark in graded)
    parts = [
        '<main class="hb-main">',
        f'<p class="hb-over">{escape(course)}</p>',
        f"<h1>Feedback for {escape(student.shown)}</h1>",
        f'<p class="hb-sum"><strong>{shown_points(total)} of {points} points</strong> in {_count(len(graded))}.</p>',
        *(_module(mark, clean) for mark in own),
        '<footer class="hb-foot"><p>Ask your teacher if something here is not as you remember it.</p></footer>',
        "</main>",
    ]
    return "\n".join(parts)


def _count(modules: int) -> str:
    return "1 module" if modules == 1 else f"{modules} modules"


def _module(mark: ModuleMark, clean: Callable[[str], str]) -> str:
    name = f"module-{escape(mark.module.id)}"
    parts = [
        f'<section class="hb-module" aria-labelledby="{name}">',
        f'<div class="hb-head"><h2 id="{name}">{escape(mark.module.title)}</h2>',
        f'<p class="hb-points">{shown_points(mark.total)} of {mark.module.points} points</p></div>',
    ]
    told = {note.code: note for note in mark.flags if note.code not in _UNTOLD}
    if told:
        parts.append('<ul class="hb-note">' + "".join(_note(clean(note.text)) for note in told.values()) + "</ul>")
    if mark.result is not None and mark.result.result.readable:
        parts += [_overview(mark), *(_exercise(one, clean) for one in mark.exercises)]
    parts.append("</section>")
    return "\n".join(parts)


def _note(text: str) -> str:
    return f"<li>{escape(text)}</li>"


def _overview(mark: ModuleMark) -> str:
    rows = "".join(
        f'<tr><td>{escape(one.facts.title)}</td><td class="hb-number">{_points(one)}</td></tr>'
        for one in mark.exercises
    )
    return (
        '<div class="hb-scroll"><table class="hb-table"><thead><tr><th scope="col">Exercise</th>'
        f'<th scope="col" class="hb-number">Points</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _points(one: ExerciseMark) -> str:
    more = " so far" if one.pending else ""
    return f"{shown_points(one.total)} of {one.facts.points}{more}"


def _exercise(one: ExerciseMark, clean: Callable[[str], str]) -> str:
    state = "whole" if one.total >= one.facts.points else "part" if one.total else "none"
    parts = [
        f'<section class="hb-exercise hb-{state}">',
        f'<div class="hb-head"><h3>{escape(one.facts.title)}</h3><p class="hb-points">{_points(one)}</p></div>',
        *_tests(one, clean),
        *_judged(one),
    ]
    if one.pending:
        parts.append('<p class="hb-note">A part of this exercise is still to be judged by a person.</p>')
    result = one.result
    if result is not None and result.source.strip():
        parts.append('<p class="hb-label">Your answer</p>')
        parts.append(f'<pre class="hb-code" tabindex="0"><code>{highlight(result.source, "python")}</code></pre>')
    elif one.answer.strip():
        parts += ['<p class="hb-label">Your answer</p>', f'<pre class="hb-code hb-text">{escape(one.answer)}</pre>']
    if result is not None:
        shown = outputs_html(result.outputs, clean)
        if shown.strip():
            parts += ['<p class="hb-label">Its output</p>', shown]
        if result.error:
            parts.append(f'<pre class="hb-out hb-error" tabindex="0">{escape(clean(result.error))}</pre>')
    parts.append("</section>")
    return "\n".join(parts)


def _tests(one: ExerciseMark, clean: Callable[[str], str]) -> Iterator[str]:
    if one.result is None or not one.result.tests:
        return
    items = []
    for test in one.result.tests:
        points = f"{test.earned} of {test.points}"
        if test.outcome == "passed":
            items.append(f"<li><strong>Passed</strong>{points} {_noun(test.points)}</li>")
            continue
        hint = clean(test.message).strip() or _GENERIC
        items.append(
            f'<li class="hb-missed"><strong>Not passed</strong>{points} {_noun(test.points)}. '
            f'<span class="hb-hint">{escape(hint)}</span></li>'
        )
    yield f'<ul class="hb-tests" aria-label="Tests">{"".join(items)}</ul>'


def _noun(points: int) -> str:
    return "point" if points == 1 else "points"


def _judged(one: ExerciseMark) -> Iterator[str]:
    if not one.judgements:
        return
    worth = {line.name: line for line in one.facts.rubric}
    rows = "".join(_judgement(choice, worth[choice.criterion].points) for choice in one.judgements)
    yield (
        '<div class="hb-scroll"><table class="hb-table"><thead><tr><th scope="col">Judged by a person</th>'
        f'<th scope="col" class="hb-number">Points</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _judgement(choice: Judgement, points: int) -> str:
    comment = f'<br><span class="hb-comment">{escape(choice.comment)}</span>' if choice.comment else ""
    figure = f"{shown_points(choice.points)} of {points}"
    return f'<tr><td>{escape(choice.criterion)}{comment}</td><td class="hb-number">{figure}</td></tr>'
