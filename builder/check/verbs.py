"""Measurable verbs for learning objectives with their level in Bloom's revised taxonomy (Anderson, Krathwohl 2001).

1 remember, 2 understand, 3 apply, 4 analyse, 5 evaluate, 6 create.
"""

from __future__ import annotations

__all__ = ["LEVEL_OF_VERB", "VAGUE_VERBS"]

_VERBS = {
    1: "define identify label list name recall recognise recognize select state tell",
    2: "classify convert describe discuss distinguish estimate explain express illustrate interpret locate "
    "outline paraphrase predict read report restate summarise summarize translate",
    3: "apply build calculate carry complete compute configure connect construct count demonstrate draw execute "
    "export fit implement install log make measure model modify operate order package perform plot prepare "
    "produce query record run save schedule send serve set show simulate sketch solve split start store train "
    "transform use vectorise version wrap",
    4: "analyse analyze attribute audit break bisect categorise compare contrast debug decompose deduce detect "
    "diagnose diagram differentiate elicit examine expose find infer inspect investigate organise organize "
    "profile quantify separate test trace",
    5: "appraise argue assess calibrate challenge check choose conclude critique decide defend evaluate forecast "
    "grade improve judge justify prioritise prioritize prove rank rate recommend reject review size validate "
    "verify weigh",
    6: "assemble automate combine compose containerise containerize create deploy design develop devise eliminate "
    "enforce engineer formulate generate guarantee harden integrate invent lead mitigate optimise optimize "
    "plan propose protect publish refactor repair replan resolve restructure revise rewrite ship synthesise "
    "tune write",
}

LEVEL_OF_VERB = {verb: level for level, verbs in _VERBS.items() for verb in verbs.split()}
"""Verb in its base form → level 1 to 6."""

VAGUE_VERBS = frozenset(
    (
        "appreciate be become comprehend enjoy explore familiarise familiarize gain get grasp have know learn see "
        "study understand"
    ).split()
)
"""Verbs that nobody can observe or grade."""
