"""What a class has mastered as a page: a table of shares with colours, and what went wrong most often."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.marks.mastery import Column, Level, Mastery, Score

__all__ = ["heatmap_body"]

_STEPS = (0.4, 0.6, 0.75, 0.9)
_WORDS = ("below 40 %", "40 to 59 %", "60 to 74 %", "75 to 89 %", "90 % and more")
_TITLES: tuple[tuple[Level, str], ...] = (("stage", "Stages"), ("skill", "Skills"), ("objective", "Objectives"))
_MOST = 20


def heatmap_body(course: str, mastery: Mastery) -> str:
    """Return the HTML of the page; the figures stand in every cell, so the colours say nothing alone."""
    legend = "".join(f'<li class="hb-m{number}">{words}</li>' for number, words in enumerate(_WORDS))
    parts = [
        '<main class="hb-main hb-wide">',
        f'<p class="hb-over">{escape(course)}</p>',
        "<h1>What the class has mastered</h1>",
        '<p class="hb-sum">Share of the points that could be earned, of what was handed in and graded.</p>',
        f'<ul class="hb-legend" aria-label="Colours">{legend}</ul>',
        *(_table(title, mastery.of_level(level), mastery) for level, title in _TITLES),
        *_failed(mastery),
        *_met(mastery),
        "</main>",
    ]
    return "\n".join(parts)


def _table(title: str, columns: tuple[Column, ...], mastery: Mastery) -> str:
    if not columns:
        return ""
    heads = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in columns)
    whole = "".join(_cell(mastery.whole.get(column)) for column in columns)
    rows = [f'<tr class="hb-class"><th scope="row">Whole class</th>{whole}</tr>']
    for student, name in mastery.students:
        cells = "".join(_cell(mastery.scores.get((student, column))) for column in columns)
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>')
    return (
        f'<h2>{title}</h2>\n<div class="hb-scroll" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="hb-map"><thead><tr><th scope="col">Student</th>{heads}</tr></thead>\n'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(score: Score | None) -> str:
    share = score.share if score else None
    if share is None:
        return '<td class="hb-no">–</td>'
    step = sum(share >= limit for limit in _STEPS)
    return f'<td class="hb-m{step}">{share:.0%}</td>'


def _failed(mastery: Mastery) -> Iterator[str]:
    if not mastery.failed:
        return
    rows = "".join(
        f"<tr><td>{escape(one.title)}<br><code>{escape(one.module)}/{escape(one.exercise)}</code></td>"
        f'<td class="hb-number">{one.share:.0%}</td><td class="hb-number">{one.whole} of {one.students}</td>'
        f'<td class="hb-number">{one.nothing}</td></tr>'
        for one in mastery.failed[:_MOST]
    )
    yield (
        "<h2>Exercises most failed</h2>\n"
        '<div class="hb-scroll" tabindex="0" role="region" aria-label="Exercises most failed"><table class="hb-table">'
        '<thead><tr><th scope="col">Exercise</th><th scope="col" class="hb-number">Points earned</th>'
        '<th scope="col" class="hb-number">Passed all tests</th><th scope="col" class="hb-number">Nothing earned</th>'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _met(mastery: Mastery) -> Iterator[str]:
    if not mastery.met:
        return
    rows = "".join(
        f"<tr><td>{escape(one.hint[:300])}</td><td><code>{escape(one.module)}/{escape(one.exercise)}</code></td>"
        f'<td class="hb-number">{one.students}</td></tr>'
        for one in mastery.met[:_MOST]
    )
    yield (
        "<h2>Hints most often met</h2>\n"
        '<div class="hb-scroll" tabindex="0" role="region" aria-label="Hints most often met"><table class="hb-table">'
        '<thead><tr><th scope="col">Hint</th><th scope="col">Exercise</th>'
        f'<th scope="col" class="hb-number">Students</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )
