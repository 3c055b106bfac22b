"""A tripwire for code that looks behind the scenes of its own process: frames, the collector, memory, code objects.

Whoever wants to change how a test is judged inside the student's process must first find the code that judges it,
and the ways to find it raise audit events (PEP 578), which no Python code can take back.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["set_tripwire"]

_EVENTS = frozenset(
    "sys._getframe sys._current_frames sys._current_exceptions sys.settrace sys.setprofile sys.addaudithook "
    "gc.get_objects gc.get_referrers gc.get_referents code.__new__ function.__new__ sys._getframemodulename "
    "cpython.remote_debugger_script sys.monitoring.register_callback marshal.loads".split()
)
_PREFIXES = ("ctypes.",)
_ATTRIBUTES = frozenset("tb_frame f_code gi_frame gi_code cr_frame cr_code ag_frame ag_code".split())
_SET = frozenset("__code__ __closure__ cell_contents".split())
_CARRIERS = ("/inspect.py", "/traceback.py", "/gc.py", "/types.py", "/threading.py", "/bdb.py", "/trace.py", "/pdb.py")
_CARRIER_PART = "/ctypes/"


def set_tripwire(tell: Callable[[str], None]) -> None:
    """Call `tell` with the name of each such event that a student's own code causes, once for each name."""
    frame_of, told, busy = sys._getframe, set[str](), [False]
    events, prefixes, attributes, changed = _EVENTS, _PREFIXES, _ATTRIBUTES, _SET
    carriers, carrier_part, homes, is_text = _CARRIERS, _CARRIER_PART, _homes(), isinstance

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in events or event.startswith(prefixes):
            name = event
        elif event == "object.__getattr__":
            name = args[1] if args[1] in attributes else ""
        elif event == "object.__setattr__":
            name = args[1] if args[1] in changed else ""
        elif event == "compile":
            # Code that gives itself the name of a library's file would be taken for the library's.
            name = event if is_text(args[1], str) and args[1].startswith(homes) else ""
        else:
            return
        if not name or busy[0] or name in told:
            return
        busy[0] = True
        try:
            frame = frame_of(1)
            file = frame.f_code.co_filename
            while frame.f_back is not None and (carrier_part in file or file.endswith(carriers)):
                frame = frame.f_back
                file = frame.f_code.co_filename
            if not file.startswith(homes) or (name == "compile" and not file.startswith("<frozen importlib")):
                told.add(name)
                tell(name)
        finally:
            busy[0] = False

    sys.addaudithook(watch)


def _homes() -> tuple[str, ...]:
    """Return how the names of files begin whose code is not the student's: Python, its packages, and this one."""
    places = {sys.prefix, sys.base_prefix, "/usr", __file__.rpartition("/")[0]}
    return (*(f"{place.rstrip('/')}/" for place in sorted(places)), "<frozen ")
