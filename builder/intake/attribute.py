"""Whose work a notebook is, and of which module: from the mark in the copy, and from the names that an LMS gives."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from builder.intake.values import Attribution, KnownStudent, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.intake.values import Found, Known, Shape

__all__ = ["Attributor"]

# Canvas: lastnamefirstname_[LATE_]user_file_name; repeated uploads get `-1`, `-2` before the suffix.
_CANVAS = re.compile(r"^(?P<who>[^_/]+)_(?P<late>LATE_)?(?P<user>\d+)_(?P<file>\d+)_(?P<name>.+)$", re.DOTALL)
# Moodle: Full Name_participant_assignsubmission_file_[name], as folder or flat; older ones without the last bar.
_MOODLE = re.compile(r"^(?P<who>.+?)_(?P<user>\d+)_assignsubmission_file(?:_(?P<name>.*))?$", re.DOTALL)
# A mark in the notebook's own metadata. Inside the text of a cell the quotes would be escaped.
_COPY = re.compile(rb'(?<!\\)"copy"\s*:\s*"([0-9a-f]{32})"')
_MODULE = re.compile(rb'(?<!\\)"module"\s*:\s*"([a-z0-9-]{1,64})"')
_SUFFIX = re.compile(r"(\.ipynb)?(\.(txt|json))?$", re.IGNORECASE)
_ATTEMPT = re.compile(r"(?:[-_ ]\(?(\d{1,3})\)?|[-_ ]copy\d*|\((\d{1,3})\))$", re.IGNORECASE)


class _Named(NamedTuple):
    """What the names say: of whom, in whose words, and what the file itself is called."""

    shape: Shape
    who: str
    user: str
    late: bool
    file: str


class Attributor:
    """Tells whose work each found notebook is; pure, from what is known."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._copies = {token: (student, module) for token, student, module in known.copies}
        self._students: dict[str, KnownStudent | None] = {}
        for student in known.students:
            for word in _words_of(student):
                # A word that two students have names neither of them.
                self._students[word] = None if self._students.get(word, student) is not student else student
        self._by_id = {student.id: student for student in known.students}

    def attribute(self, found: Found) -> Attribution:
        """Return whose notebook it is and of which module, as far as that can be told."""
        tokens = {match.decode() for match in _COPY.findall(found.content or b"")}
        copies = {self._copies[token] for token in tokens if token in self._copies}
        owner, copied_module = copies.pop() if len(copies) == 1 else ("", "")
        named = self._named(found.parts)
        student, reason = self._student(named)
        shape = named.shape
        if student is None and owner in self._by_id:
            student, shape, reason = self._by_id[owner], "copy", ""
        module, attempt = self._module(found, named, copied_module)
        if not module and not reason:
            reason = f"Nothing tells which module it is of; the course has {', '.join(self._known.modules[:8])}."
        stranger = owner if student is not None and owner and owner != student.id else ""
        return Attribution(student, module, shape, named.late, attempt, stranger, reason)

    def _named(self, parts: tuple[str, ...]) -> _Named:
        """Return what the names of folders and file say about who handed it in."""
        stem, folders = parts[-1], parts[:-1]
        for part in parts:
            if match := _MOODLE.match(part):
                file = match["name"] if part is stem and match["name"] else stem
                return _Named("moodle", match["who"], match["user"], late=False, file=file)
        if "submitted" in folders[:-1]:
            return _Named("nbgrader", folders[folders.index("submitted") + 1], "", late=False, file=stem)
        for folder in folders:
            if self._students.get(_squash(folder)):
                return _Named("folder", folder, "", late=False, file=stem)
        for part in parts:
            if match := _CANVAS.match(part):
                file = match["name"] if part is stem else stem
                return _Named("canvas", match["who"], match["user"], late=bool(match["late"]), file=file)
        modules = {_squash(module) for module in self._known.modules}
        plain = [folder for folder in folders if _squash(folder) not in modules]
        return _Named("folder", plain[0] if plain else "", "", late=False, file=stem)

    def _student(self, named: _Named) -> tuple[KnownStudent | None, str]:
        words = [named.user, named.who] if named.shape == "canvas" else [named.who]
        for word in words:
            if word and (student := self._students.get(_squash(word))):
                return student, ""
        if not named.who:
            return None, "No folder and no name tells whose it is."
        if not self._known.closed and named.who:
            return _new_student(named), ""
        shown = printable(named.who)
        best = process.extractOne(
            _squash(named.who),
            {student.id: _squash(student.name or student.id) for student in self._known.students},
            scorer=fuzz.ratio,
            score_cutoff=70,
        )
        near = f" The nearest is '{best[2]}'." if best else ""
        return None, f"Nobody in the class is called '{shown}'.{near}"

    def _module(self, found: Found, named: _Named, copied: str) -> tuple[str, int]:
        """Return the module and which repetition of the upload it is."""
        modules = {_squash(module): module for module in self._known.modules}
        stem = _SUFFIX.sub("", named.file)
        attempt = 0
        candidates = [stem]
        if match := _ATTEMPT.search(stem):
            attempt = int(match[1] or match[2] or 0)
            candidates.append(stem[: match.start()])
        if copied:
            return copied, attempt if _squash(stem) not in modules else 0
        for candidate in (*candidates, *reversed(found.parts[:-1])):
            if _squash(candidate) in modules:
                return modules[_squash(candidate)], attempt if candidate is not stem else 0
        told = {match.decode() for match in _MODULE.findall(found.content or b"")} & set(self._known.modules)
        if len(told) == 1:
            return told.pop(), attempt
        within = [module for word, module in modules.items() if word and word in _squash(stem)]
        if len(within) == 1:
            return within[0], attempt
        return (self._known.modules[0] if len(self._known.modules) == 1 else ""), attempt


def _words_of(student: KnownStudent) -> Iterable[str]:
    """Yield every word by which folders and LMSs may name a student, squashed."""
    names = {student.id, student.email, student.login, student.canvas_id, student.name, student.email.partition("@")[0]}
    parts = [part.strip() for part in student.name.split(",")]
    if len(parts) == 2:
        names.add(f"{parts[1]} {parts[0]}")
    else:
        # Canvas puts the last name first; of several words any may begin it.
        words = student.name.split()
        names.update(" ".join((*words[n:], *words[:n])) for n in range(1, len(words)))
    yield from sorted({_squash(name) for name in names} - {""})


def _squash(text: str) -> str:
    """Return the letters and digits of a text in lower case, without accents, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


def _new_student(named: _Named) -> KnownStudent:
    """Return a student made of the name alone, for a class without a roster."""
    plain = unicodedata.normalize("NFKD", named.who).encode("ascii", "ignore").decode()
    word = "-".join(re.findall(r"[A-Za-z0-9._@+]+", plain)).strip("-._@+")[:40]
    if not named.user and word != named.who:
        # What the id cannot spell must still tell two names apart.
        named = named._replace(user=hashlib.sha256(named.who.encode("utf-8", "backslashreplace")).hexdigest()[:6])
    canvas = named.user if named.shape == "canvas" else ""
    number = f"-{named.user}" if named.user else ""
    return KnownStudent(f"{word or 'student'}{number}", name=printable(named.who)[:200], canvas_id=canvas)
