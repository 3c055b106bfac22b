"""What a build hands out: the folders of students and instructors, and a zip of each module."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.assemble.notebooks import answers_notebook, instructor_notebook, site_notebook, student_notebook
from builder.environment import ALWAYS_THERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.assemble.values import Sheet
    from builder.course.values import CourseModule

__all__ = ["Product", "instructor_zip", "make_product", "module_zip", "pack"]

# Zip files hold a date for each entry; the earliest that the format knows makes the bytes the same on every day.
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Product:
    """A module as it is handed out: files for students and for instructors, and the notebooks of both sites."""

    module: str
    student: tuple[tuple[str, bytes], ...]
    instructor: tuple[tuple[str, bytes], ...]
    site: str
    answers: str = ""
    """The notebook of the instructors' site; it is never part of what students get."""


def make_product(module: CourseModule, sheet: Sheet, outputs: Mapping[str, str]) -> Product:
    """Return what is handed out for a module whose run gave these outputs (nbformat JSON by cell id)."""
    name = f"{module.card.id}.ipynb"
    beside = (*module.files, ("requirements.txt", _requirements(module).encode()))
    return Product(
        module.card.id,
        tuple(sorted(((name, student_notebook(sheet).encode()), *beside))),
        tuple(sorted(((name, instructor_notebook(sheet, outputs).encode()), *beside))),
        site_notebook(sheet, outputs),
        answers_notebook(sheet, outputs),
    )


def module_zip(product: Product) -> bytes:
    """Return a zip of what a student gets for the module, the same bytes for the same files."""
    return _packed(product.module, product.student)


def instructor_zip(product: Product) -> bytes:
    """Return a zip of what instructors get for the module, the same bytes for the same files."""
    return _packed(product.module, product.instructor)


def _packed(module: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    return pack((f"{module}/{name}", content) for name, content in files)


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of the files, the same bytes for the same files in the same order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def _requirements(module: CourseModule) -> str:
    """Return the packages that the module's student installs, Jupyter included."""
    always = ("jupyterlab", "ipykernel")
    return "\n".join([*sorted({*module.card.packages, *ALWAYS_THERE}), *always]) + "\n"
