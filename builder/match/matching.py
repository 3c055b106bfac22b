"""Match every item of a profile to the modules that serve it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.documents.matches import Hit, Match, ModuleMatch
from builder.documents.profile import Part
from builder.match.hits import find_hits, is_about_software
from builder.match.judging import judge_of
from builder.match.reach import within_reach
from builder.match.similarity import index_cards, similar_modules
from builder.match.teaching import Teaching
from builder.match.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.documents.labelled import Label
    from builder.documents.module_card import ModuleCard
    from builder.documents.profile import Item, Profile
    from builder.documents.vocabulary import Vocabulary
    from builder.match.similarity import Cards

__all__ = ["match", "match_phrase"]

_SIMILAR = 0.6
_SET_THERE = 0.5
_TEXT_PARTS = {Part.TECHNICAL_SKILLS, Part.TASKS, Part.TOOLS, Part.TRENDS}
_LABELLED_PARTS = {*_TEXT_PARTS, Part.SOFT_SKILLS}
"""What labelled phrases are like: items that ask for skills, unlike employers, products, stages and titles."""
_NAMES_OF_THE_JOB = {Part.ALTERNATIVE_TITLES}


def match(
    profile: Profile, vocabulary: Vocabulary, cards: Mapping[str, ModuleCard], labels: Sequence[Label] = ()
) -> tuple[Match, ...]:
    """Return a match for each item of the profile in the profile's order; drafts among the cards are not used.

    `labels` are labelled phrases, which say whether the names in an item mean what they seem to; without any they do.
    """
    terms = index_terms(vocabulary)
    judge = judge_of(vocabulary, terms, labels) if labels else None
    usable = {name: card for name, card in sorted(cards.items()) if card.status == "published"}
    teaching, texts = Teaching(vocabulary, usable), index_cards(usable.values())
    sure = [find_hits(item.text, terms) for item in (*profile.technical_skills, *profile.tools, *profile.tasks)]
    software = is_about_software(sure)
    found = []
    for item in profile.items:
        soft = item.part is Part.SOFT_SKILLS
        hits = teaching.without_fields(find_hits(item.text, terms, software=software, soft=soft))
        if judge and item.part in _LABELLED_PARTS:
            hits = judge.judged(item.text, hits, soft=soft, software=software)
        found.append(_match(item, hits, vocabulary, teaching, texts))
    return within_reach(found, usable, vocabulary.soft_skills())


def match_phrase(
    text: str,
    vocabulary: Vocabulary,
    cards: Mapping[str, ModuleCard],
    labels: Sequence[Label] = (),
    *,
    soft: bool = False,
) -> tuple[ModuleMatch, ...]:
    """Return the modules for a phrase on its own, outside any profile; `soft` marks a soft skill, `labels` as in match.

    Drafts among the cards are not used.
    """
    usable = {name: card for name, card in sorted(cards.items()) if card.status == "published"}
    teaching = Teaching(vocabulary, usable)
    terms = index_terms(vocabulary)
    hits = teaching.without_fields(find_hits(text, terms, soft=soft))
    if labels:
        hits = judge_of(vocabulary, terms, labels).judged(text, hits, soft=soft)
    return teaching.modules(hits)[0] if hits else _similar(text, index_cards(usable.values()))


def _match(item: Item, hits: Sequence[Hit], vocabulary: Vocabulary, teaching: Teaching, texts: Cards) -> Match:
    modules, missing = teaching.modules(hits, pulls=item.part not in _NAMES_OF_THE_JOB)
    reason = _reason(item, hits, vocabulary)
    if item.part is Part.DOMAINS:
        settings, domain = _settings(item, vocabulary, teaching)
        modules = (*modules, *(one for one in settings if one.module not in {two.module for two in modules}))
        if domain:
            reason = f"No module of the course is set there; `course build --domain {domain}` sets all of them there."
    if modules and item.part in _NAMES_OF_THE_JOB:
        reason = "The course needs none of the modules that would serve it."
    if not hits and item.part in _TEXT_PARTS:
        modules = _similar(item.text, texts)
    return Match(item, tuple(hits), modules, missing, reason)


def _similar(text: str, texts: Cards) -> tuple[ModuleMatch, ...]:
    return tuple(
        ModuleMatch(name, round(_SIMILAR * share, 3), f"its card speaks of {', '.join(words)}")
        for name, share, words in similar_modules(text, texts)[:2]
    )


def _settings(item: Item, vocabulary: Vocabulary, teaching: Teaching) -> tuple[tuple[ModuleMatch, ...], str]:
    """Return the modules whose data come from an employer's industry, and the domain pack of that industry."""
    terms = teaching.domain_of(item.text, vocabulary.domains)
    if not terms:
        return (), ""
    found = teaching.set_in(terms)
    return tuple(ModuleMatch(name, _SET_THERE, f"its data come from {terms}", (), pulls=False) for name in found), terms


def _reason(item: Item, hits: Sequence[Hit], vocabulary: Vocabulary) -> str:
    """Return why the item is a gap if no module serves it."""
    names = vocabulary.names()
    if hits:
        wanted = _listed(dict.fromkeys(names[hit.skill] for hit in hits))
        return f"No module of the library teaches {wanted} yet."
    if item.part in _NAMES_OF_THE_JOB:
        return "Another name of the job; it names no skill that the vocabulary knows."
    if item.part is Part.DOMAINS:
        return "No module is set with such an employer."
    if item.part is Part.STAGES:
        return "No module was written for this stage."
    return "The skill vocabulary has nothing that fits."


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
