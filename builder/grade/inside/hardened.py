"""Running a test in the student's own process, for values that cannot leave it.

Before each test, what Python and the libraries are made of is put back as it was before any student code ran. A test
comes compiled, without its text, and with a one-time key; the only proof that it passed is a digest made with the key.
Comparisons and arguments of assertions go through a look at the types that take part.
"""

from __future__ import annotations

import base64
import builtins
import gc
import hashlib
import marshal
import signal
import sys
import threading
import types
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from builder.grade.inside.changes import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["LOOK_MARK", "all_types", "confirmation", "make_hardened", "take_pristine"]

_CLASSES = ("pandas.core", "numpy", "unittest.case", "sklearn.base", "collections", "decimal", "fractions", "pathlib")
_RICH = frozenset(
    "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __bool__ __len__ __hash__ __contains__ __iter__ __getitem__ __class__ "
    "__array__ __array_function__ __array_ufunc__ __instancecheck__ __subclasscheck__ __format__ __float__ __int__ "
    "__index__ __getattribute__ __getattr__ __abs__ __sub__ __rsub__ __round__ __str__ __repr__".split()
)
LOOK_MARK = b"\x00course:look"
"""Stands among the constants of a compiled test where the look at a value is to be called."""


class _Table(NamedTuple):
    """A dictionary of a module or of a class, and what it held at first."""

    name: str
    now: dict[str, Any]
    found: dict[str, Any]
    kind: type | None = None


class _SuspectError(BaseException):
    """A value takes part in a test whose class has its own idea of being equal."""


def confirmation(key: bytes, test: str) -> bytes:
    """Return what a process that got the key must send for a passed test (keyed BLAKE2, RFC 7693)."""
    return hashlib.blake2b(test.encode(), key=key, digest_size=32).digest()


def take_pristine() -> Callable[[], list[str]]:
    """Remember builtins, modules and classes as they are; return a function that puts them back and names changes.

    To be called when everything is imported.
    """
    tables = tuple(_tables())
    changed_since = watch([table.now for table in tables])
    set_type = type.__setattr__

    def put_back() -> list[str]:
        changed = []
        for place in changed_since():
            name, now, found, kind = tables[place]
            for key, one in found.items():
                if now.get(key) is one:
                    continue
                try:
                    if kind is None:
                        now[key] = one
                    else:
                        set_type(kind, key, one)
                except TypeError:
                    continue
                if name != "builtins" or key not in {"_", "input", "get_ipython", "display"}:
                    changed.append(f"{name}.{key}".removeprefix("sys.modules."))
        return changed

    return put_back


def _tables() -> Iterator[_Table]:
    """Yield what is put back: builtins, the list of modules, each module, and the classes of some."""
    yield _Table("builtins", vars(builtins), dict(vars(builtins)))
    modules = {name: module for name, module in sorted(sys.modules.items()) if _is_kept(name, module)}
    yield _Table("sys.modules", cast("dict[str, Any]", sys.modules), modules)
    kinds: dict[int, tuple[str, type]] = {}
    for name, module in modules.items():
        found = {key: one for key, one in vars(module).items() if callable(one) or isinstance(one, types.ModuleType)}
        yield _Table(name, vars(module), found)
        if name.startswith(_CLASSES):
            kinds.update({id(one): (f"{name}.{key}", one) for key, one in found.items() if isinstance(one, type)})
    for name, kind in kinds.values():
        if kind.__flags__ & (1 << 9):  # Py_TPFLAGS_HEAPTYPE: the others cannot be changed
            (now,) = gc.get_referents(kind.__dict__)  # the dictionary itself, which the class shows read-only
            yield _Table(
                name, now, {key: one for key, one in now.items() if callable(one) or isinstance(one, property)}, kind
            )


def _is_kept(name: str, module: object) -> bool:
    if name in {"__main__", "__mp_main__"} or not isinstance(module, types.ModuleType) or name.startswith("builder"):
        return False
    return name.count(".") <= 1 or name.startswith(_CLASSES)


def make_hardened(
    put_back: Callable[[], list[str]], known_types: frozenset[int], namespace: dict[str, Any]
) -> Callable[[dict[str, Any]], Any]:
    """Return a function that runs one test in this process and returns what is sent for it; see `all_types`."""
    exec_, type_, id_ = exec, type, id
    load, from_text = marshal.loads, base64.b64decode
    blake, bytes_of, suspect = hashlib.blake2b, bytes.fromhex, _SuspectError
    ignored, signals = signal.SIG_DFL, (signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGUSR1)
    set_signal, set_timer = signal.signal, signal.setitimer
    set_trace, set_profile = sys.settrace, sys.setprofile
    thread_trace, thread_profile = threading.settrace, threading.setprofile
    base_error, assertion, system_builtins = BaseException, AssertionError, vars(builtins)
    mro_of: Callable[[Any], Any] = type.__dict__["__mro__"].__get__
    dict_of: Callable[[Any], Any] = type.__dict__["__dict__"].__get__
    rich, allowed_meta = _RICH, type

    def look(value: Any) -> Any:  # noqa: ANN401
        kind = type_(value)
        if id_(kind) in known_types:
            return value
        if type_(kind) is not allowed_meta and id_(type_(kind)) not in known_types:
            raise suspect
        for one in mro_of(kind):
            if id_(one) in known_types:
                break
            for name in dict_of(one):
                if name in rich:
                    raise suspect
        return value

    def run(question: dict[str, Any]) -> dict[str, Any]:
        set_trace(None)
        set_profile(None)
        thread_trace(None)
        thread_profile(None)
        for timer in (0, 1, 2):
            set_timer(timer, 0)
        for number in signals:
            set_signal(number, ignored)
        changed = put_back()
        namespace["__builtins__"] = system_builtins
        key, test = bytes_of(question["key"]), question["test"]
        answer: dict[str, Any] = {"test": test, "changed": changed[:20]}
        try:
            exec_(_with_helpers(load(from_text(question["code"])), look), namespace)
        except suspect:
            answer["suspect"] = True
        except base_error as error:
            answer |= _described(error, type_(error) is assertion)
        else:
            answer["confirmed"] = blake(test.encode(), key=key, digest_size=32).hexdigest()
        return answer

    return run


def all_types() -> frozenset[int]:
    """Return the classes that exist now, before any student code, but for those that are made to be equal to all.

    It takes longer than most cells, so it is asked once, before the forks.
    """
    from unittest import mock

    found: set[int] = set()
    waiting: list[type] = [object]
    while waiting:
        kind = waiting.pop()
        if id(kind) in found or kind.__module__ == "unittest.mock":
            continue
        found.add(id(kind))
        waiting += type.__subclasses__(kind)
    del mock
    return frozenset(found)


def _described(error: BaseException, is_assertion: bool) -> dict[str, Any]:
    try:
        text = str(error)[:500]
    except BaseException:  # noqa: BLE001 (its class is the student's own)
        text = ""
    return {"error": type(error).__name__[:80], "message": text, "assertion": is_assertion}


def _with_helpers(code: types.CodeType, look: Callable[[Any], Any]) -> types.CodeType:
    """Put the helper itself among the constants: a name could be replaced by the code that is under test."""
    constants: list[Any] = []
    for one in code.co_consts:
        if isinstance(one, types.CodeType):
            constants.append(_with_helpers(one, look))
        else:
            constants.append(look if one == LOOK_MARK else one)
    return code.replace(co_consts=tuple(constants))
