"""Checks of quizzes and review cards: right answers as declared, no option twice, no answer given away by its place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from builder.documents.quiz import QuizKind, folded
from builder.findings import Finding, Place, Severity, did_you_mean
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from builder.check.places import YamlPlaces
    from builder.course.values import CourseModule
    from builder.documents.quiz import QuizItem

__all__ = ["QUESTIONS_WANTED", "check_quizzes", "check_spread"]

QUESTIONS_WANTED = 3
"""The practice questions and the review cards that each module has at least."""

_ENOUGH = 8
"""Fewer single choices than this say nothing about a habit."""


def check_quizzes(module: CourseModule, card: YamlPlaces) -> Iterator[Finding]:
    """Yield what is wrong with the quiz and the review cards of a module; `card` knows the lines of module.yaml."""
    places = _places(module, card)
    for name, item in module.card.quiz.items():
        yield from _right_answers(name, item, places[name])
        yield from _twice(name, item, places[name])
    yield from _objectives(module, card, places)
    yield from _directives(module)
    yield from _pools(module, card)
    yield from _cards(module, card)
    yield from _enough(module, card)


def check_spread(modules: Iterable[CourseModule]) -> Iterator[Finding]:
    """Yield a finding if most single choices of a course have their right answer in the same place, or as the longest.

    Half of the questions are let through; with three options chance gives a third.
    """
    asked = [
        (module, item)
        for module in modules
        for item in module.card.quiz.values()
        if item.kind is QuizKind.SINGLE and len(item.options) > 2 and sum(option.right for option in item.options) == 1
    ]
    if len(asked) < _ENOUGH:
        return
    first = asked[0][0]
    place = Place(first.card_file)
    ((position, count),) = Counter(item.right_option() for _, item in asked).most_common(1)
    if count * 2 > len(asked):
        message = f"In {count} of {len(asked)} single choices of the course option {position + 1} is the right one."
        hint = "Move options, so that the right answer is in each place about as often."
        yield Finding("quiz-answers-are-spread", message, place, hint, Severity.WARNING)
    longest = sum(_is_longest(item) for _, item in asked)
    if longest * 2 > len(asked):
        message = f"In {longest} of {len(asked)} single choices of the course the longest option is the right one."
        hint = "Make wrong options as full as right ones, or shorten the right ones."
        yield Finding("quiz-answers-are-spread", message, place, hint, Severity.WARNING)


def _is_longest(item: QuizItem) -> bool:
    lengths = [len(option.text) for option in item.options]
    right = lengths[item.right_option()]
    return right > 1.2 * max(length for place, length in enumerate(lengths) if place != item.right_option())


def _places(module: CourseModule, card: YamlPlaces) -> dict[str, Place]:
    """Return where each question stands: in the lesson if it is written there, else in the card."""
    inline = {
        cell.exercise: cell.line for cell in module.lesson.cells if cell.role is Role.QUIZ and cell.source.strip()
    }
    return {
        name: Place(module.lesson.file, inline[name]) if name in inline else card.of("quiz", name)
        for name in module.card.quiz
    }


def _right_answers(name: str, item: QuizItem, place: Place) -> Iterator[Finding]:
    right = sum(option.right for option in item.options)
    wanted = {QuizKind.SINGLE: 1, QuizKind.MULTIPLE: item.choose}.get(item.kind)
    rule = "quiz-right-answers-are-as-declared"
    if wanted is not None and right != wanted:
        message = f"'{name}' asks to choose {wanted}, and {right} of its options are right."
        yield Finding(rule, message, place, f"Mark exactly {wanted} with `right: true`.")
    elif item.kind is QuizKind.MULTIPLE and not right:
        yield Finding(rule, f"No option of '{name}' is right.", place, "Mark those that are with `right: true`.")
    for mistake in item.mistakes:
        hit = (
            item.accepts(str(mistake.answer))
            if item.kind is QuizKind.TEXT
            else isinstance(mistake.answer, int | float) and abs(mistake.answer - (item.answer or 0)) <= item.tolerance
        )
        if hit:
            message = f"'{name}' counts {mistake.answer!r} as right and as a mistake."
            yield Finding(rule, message, place, "Take the mistake away, or narrow what is accepted.")


def _twice(name: str, item: QuizItem, place: Place) -> Iterator[Finding]:
    parts: Mapping[str, list[str]] = {
        "options": [folded(option.text) for option in item.options],
        "accepted answers": list(item.accepted) if item.exact else [folded(text) for text in item.accepted],
        "steps": [folded(step) for step in item.steps],
        "mistakes": [folded(str(mistake.answer)) for mistake in item.mistakes],
    }
    for kind, texts in parts.items():
        for text, count in Counter(texts).items():
            if count > 1:
                message = f"The {kind} of '{name}' have the same text {count} times: '{text[:60]}'."
                yield Finding("quiz-options-differ", message, place, "Say something else in each, or take one away.")


def _objectives(module: CourseModule, card: YamlPlaces, places: Mapping[str, Place]) -> Iterator[Finding]:
    named = [("question", name, item.objective, places[name]) for name, item in module.card.quiz.items()]
    named += [("card", name, item.objective, card.of("cards", name)) for name, item in module.card.cards.items()]
    for kind, name, objective, place in named:
        if objective not in module.card.objectives:
            message = f"The {kind} '{name}' names the objective '{objective}', which is not there."
            yield Finding("quiz-names-an-objective", message, place, did_you_mean(objective, module.card.objectives))


def _directives(module: CourseModule) -> Iterator[Finding]:
    rule = "quiz-directives-name-a-question"
    card_items = set(module.card.quiz) - {
        cell.exercise for cell in module.lesson.cells if cell.role is Role.QUIZ and cell.source.strip()
    }
    seen: set[str] = set()
    for cell in module.lesson.cells:
        if cell.role is not Role.QUIZ:
            continue
        place = Place(module.lesson.file, cell.line)
        if not cell.source.strip() and cell.exercise not in module.card.quiz:
            message = f"There is no question '{cell.exercise}' in module.yaml."
            yield Finding(rule, message, place, did_you_mean(cell.exercise, card_items) or "Write it under `quiz`.")
        elif cell.exercise in seen:
            message = f"The question '{cell.exercise}' stands in the lesson twice."
            yield Finding(rule, message, place, "Keep the place where it belongs.")
        seen.add(cell.exercise)


def _pools(module: CourseModule, card: YamlPlaces) -> Iterator[Finding]:
    sizes = Counter(item.pool for item in module.card.quiz.values() if item.pool)
    for name, wanted in module.card.pools.items():
        if sizes[name] < wanted:
            message = f"The pool '{name}' asks {wanted} of its questions and has {sizes[name]}."
            hint = did_you_mean(name, sizes) if not sizes[name] else "Write more questions, or ask fewer."
            yield Finding(
                "quiz-pools-are-large-enough", message, card.of("pools", name), hint or "Write its questions."
            )


def _cards(module: CourseModule, card: YamlPlaces) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name, item in module.card.cards.items():
        front = folded(item.front)
        if front in seen:
            message = f"The cards '{seen[front]}' and '{name}' ask the same."
            yield Finding("review-cards-differ", message, card.of("cards", name), "Ask something else in one of them.")
        elif front == folded(item.back):
            message = f"The card '{name}' has the same text on both sides."
            yield Finding(
                "review-cards-differ", message, card.of("cards", name), "Ask on the front, answer on the back."
            )
        seen.setdefault(front, name)


def _enough(module: CourseModule, card: YamlPlaces) -> Iterator[Finding]:
    if module.card.is_without_code:
        return  # what is left of the questions is as many as the module itself has for what is left of it
    practice = sum(not item.graded for item in module.card.quiz.values())
    if practice < QUESTIONS_WANTED:
        message = f"'{module.card.id}' has {practice} practice questions; {QUESTIONS_WANTED} are expected."
        hint = "Write them under `quiz` in module.yaml; see the guide 'Writing a module', section 'A quiz'."
        yield Finding("modules-have-a-quiz", message, card.of("quiz"), hint, Severity.NOTE)
    if len(module.card.cards) < QUESTIONS_WANTED:
        message = f"'{module.card.id}' has {len(module.card.cards)} review cards; {QUESTIONS_WANTED} are expected."
        hint = "Write them under `cards` in module.yaml; see the guide 'Writing a module', section 'Review cards'."
        yield Finding("modules-have-review-cards", message, card.of("cards"), hint, Severity.NOTE)
