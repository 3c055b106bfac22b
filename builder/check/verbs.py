"""Measurable verbs for learning objectives with their level in Bloom's revised taxonomy (Anderson, Krathwohl 2001).

1 remember, 2 understand, 3 apply, 4 analyse, 5 evaluate, 6 create.
"""

from __future__ import annotations

__all__ = ["LEVELS_OF_KIND", "LEVEL_NAMES", "LEVEL_OF_VERB", "VAGUE_VERBS"]

LEVEL_NAMES = {1: "remember", 2: "understand", 3: "apply", 4: "analyse", 5: "evaluate", 6: "create"}
"""What each level asks for."""

_VERBS = {
    1: "define identify label list name recall recognise recognize select state tell",
    2: "classify convert describe discuss distinguish estimate explain express illustrate interpret locate "
    "outline paraphrase predict read report restate summarise summarize translate",
    3: "apply batch build cache calculate carry clean cluster collect complete compute configure connect construct "
    "count demonstrate document draw encode execute export extract filter fit implement impute install join load log "
    "make mask measure merge migrate mock model monitor normalise normalize operate order package parse perform plot "
    "prepare produce query record register replace reproduce retrieve route run sample save scale schedule search send "
    "serve set show simulate sketch solve sort split start store stream tag tokenise tokenize track train transform "
    "trigger use vectorise vectorize version visualise visualize wrap",
    4: "analyse analyze attribute audit benchmark bisect break categorise compare contrast correct debug decompose "
    "deduce detect diagnose diagram differentiate elicit examine expose find infer inspect investigate organise "
    "organize profile quantify relate separate test trace",
    5: "appraise argue assess calibrate challenge check choose conclude critique decide defend evaluate forecast "
    "grade improve judge justify prioritise prioritize prove rank rate recommend reject review size validate "
    "verify weigh",
    6: "adapt assemble automate combine compose containerise containerize create deploy design develop devise "
    "eliminate enforce engineer extend fine-tune formulate generate guarantee harden integrate invent lead mitigate "
    "optimise optimize orchestrate plan present propose protect publish refactor repair replan resolve restructure "
    "revise rewrite secure ship synthesise synthesize tune write",
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

LEVELS_OF_KIND = {
    "predict": (1, 4),
    "parsons": (2, 4),
    "faded": (2, 4),
    "fix": (3, 6),
    "write": (2, 6),
    "test": (3, 6),
    "design": (3, 6),
    "explain": (1, 6),
}
"""Kind of exercise → lowest and highest level that it can show, one level of tolerance included.

Whoever predicts, orders given blocks or fills gaps creates nothing and weighs nothing against other ways;
whoever repairs, tests or designs does more than recall or restate.
"""
