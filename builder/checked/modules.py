"""What is found out of a module by itself: its texts, and the notebooks that are assembled from it."""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass
from typing import TYPE_CHECKING, Any

from builder.check.assembled import check_assembled, student_files
from builder.check.course import check_one_module, check_together
from builder.check.leaks import SecretLine, forms_of, possible_secrets, practice_text, public_text
from builder.course.digest import module_key
from builder.environment import program_digest
from builder.files import digest
from builder.findings import in_order, stored_findings
from builder.module_sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.assemble.values import Sheet
    from builder.course.values import Course, CourseModule
    from builder.findings import Finding
    from builder.kept import Store

__all__ = ["Assembled", "Texts", "assembled_of", "check_alone", "check_course", "texts_of"]


@dataclass(frozen=True, slots=True)
class Texts:
    """All that students get of a module, without white space: what may be in public, and what is handed out.

    `public` and `practice` are the texts in which a line is no secret, `given` those in which none may stand.
    """

    public: str
    practice: str
    given: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """What is known of a module's notebooks: the findings, its possible secrets, and the key of its texts.

    Without a key it could not be assembled.
    """

    findings: tuple[Finding, ...]
    secrets: tuple[SecretLine, ...]
    texts: str


def check_course(course: Course, curriculum_text: str, store: Store) -> tuple[Finding, ...]:
    """Return the findings of a course and of all its modules, in order; nothing is assembled for it."""
    alone = [check_alone(module, course.skills, store) for module in course.modules]
    return in_order([*check_together(course, curriculum_text), *(one for found in alone for one in found)])


def check_alone(module: CourseModule, skills: Sequence[str], store: Store) -> tuple[Finding, ...]:
    """Return the findings of one module's files and texts."""
    key = _key("alone", module, *skills)
    known = store.recall(key, lambda found: stored_findings(found["findings"]))
    if known is not None:
        return known
    findings = check_one_module(module, tuple(skills))
    store.try_write(key, {"findings": [asdict(finding) for finding in findings]})
    return findings


def assembled_of(module: CourseModule, store: Store) -> Assembled:
    """Return what is known of a module's notebooks with the default parameters."""
    key = _key("assembled", module)
    if known := store.recall(key, _assembled):
        return known
    made = _assemble(module, store)
    findings = [asdict(finding) for finding in made.findings]
    store.try_write(key, {"findings": findings, "secrets": made.secrets, "texts": made.texts})
    return made


def texts_of(module: CourseModule, assembled: Assembled, store: Store) -> Texts:
    """Return the texts of a module that could be assembled. Raises ValueError if it could not."""
    try:
        return Texts(**(store.read(assembled.texts) or {}))
    except TypeError:
        sheet, _ = sheet_of(module)
        if sheet is None:
            raise ValueError("a module that cannot be assembled has no texts") from None
        return _texts(module, sheet)


def _assembled(found: dict[str, Any]) -> Assembled:
    secrets = tuple(SecretLine(*secret) for secret in found["secrets"])
    return Assembled(stored_findings(found["findings"]), secrets, str(found["texts"]))


def _assemble(module: CourseModule, store: Store) -> Assembled:
    sheet, faults = sheet_of(module)
    if sheet is None:
        return Assembled(faults, (), "")
    findings = in_order([*faults, *check_assembled(sheet, sheet_of(module)[0])])
    texts = _texts(module, sheet)
    key = digest(text.encode() for text in ("texts", *astuple(texts)))
    store.try_write(key, asdict(texts))
    return Assembled(findings, possible_secrets(module), key)


def _texts(module: CourseModule, sheet: Sheet) -> Texts:
    forms = [
        form for _, content in student_files(module, sheet) for form in forms_of(content.decode("utf-8", "ignore"))
    ]
    return Texts(public_text(module), practice_text(module), "\n".join(dict.fromkeys(forms)))


def _key(kind: str, module: CourseModule, *more: str) -> str:
    return digest(part.encode() for part in (kind, program_digest(), module_key(module), *more))
