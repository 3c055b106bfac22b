"""Grading submissions of one module: several pairs of sandboxes side by side, results as they come."""

from __future__ import annotations

import itertools
import json
import threading
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from typing import TYPE_CHECKING

from builder.errors import RunError
from builder.grade.keeping import knowledge_key, load_knowledge, store_knowledge
from builder.grade.learning import learn
from builder.grade.marking import mark, unreadable
from builder.grade.matching import match_cells
from builder.grade.pair import Pair
from builder.grade.reading import read_notebook
from builder.grade.session import Session
from builder.grade.values import Flag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from builder.grade.learning import Knowledge
    from builder.grade.seen import Mode
    from builder.grade.values import GradingPlan, SandboxKind, Submission, SubmissionResult

__all__ = ["Grader", "grade_submissions"]

_FILES_MB = 100


def grade_submissions(
    plan: GradingPlan,
    submissions: Iterable[Submission],
    *,
    sandbox: SandboxKind = "bwrap",
    workers: int = 2,
    cache: Path | None = None,
    on_done: Callable[[SubmissionResult], None] | None = None,
) -> Iterator[SubmissionResult]:
    """Yield the result of each submission as it is done, in no fixed order; submissions are taken as they are needed.

    What is found out about the module is kept in the folder `cache`. `on_done` is called with each result before it is
    yielded. Raises RunError if the module itself cannot be run,
    MissingToolError or ProcessError if there is no sandbox of that kind here. Closing the iterator ends all work.
    """
    with Grader(plan, sandbox, cache) as grader, ThreadPoolExecutor(workers, thread_name_prefix="course-grade") as pool:
        waiting: set[Future[SubmissionResult]] = set()
        source = iter(submissions)
        try:
            while True:
                for submission in itertools.islice(source, 2 * workers - len(waiting)):
                    waiting.add(pool.submit(grader.grade, submission))
                if not waiting:
                    return
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    result = future.result()
                    if on_done is not None:
                        on_done(result)
                    yield result
        finally:
            for future in waiting:
                future.cancel()


class Grader:
    """Keeps pairs of sandboxes for one module; `grade` may be called from several threads. Use it with `with`.

    `cache` is the folder that keeps what was found out about modules; deleting it is always safe. With `knowledge`
    it was found out elsewhere, by a grader with the same packages.
    """

    def __init__(
        self,
        plan: GradingPlan,
        sandbox: SandboxKind = "bwrap",
        cache: Path | None = None,
        knowledge: Knowledge | None = None,
    ) -> None:
        self.plan = plan
        self._cache = cache
        self._sandbox = sandbox
        self._lock = threading.Lock()
        self._idle: SimpleQueue[Pair] = SimpleQueue()
        self._pairs: list[Pair] = []
        self._knowledge = knowledge

    def __enter__(self) -> Grader:
        """Return the grader itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all sandboxes."""
        for pair in self._pairs:
            pair.__exit__()

    @property
    def knowledge(self) -> Knowledge:
        """What was found out about the module: at the first call, or earlier and kept. Raises RunError, WriteError."""
        with self._lock:
            if self._knowledge is None:
                self._knowledge = self._learned()
                if self._knowledge.unsolved:
                    names = ", ".join(self._knowledge.unsolved)
                    hint = "Run `course check`, which proves the exercises, and mend the module before you grade."
                    raise RunError(
                        f"The solution of {self.plan.module} does not pass its own tests: {names}.", hint=hint
                    )
            return self._knowledge

    def _learned(self) -> Knowledge:
        key = knowledge_key(self.plan, self._sandbox) if self._cache else ""
        kept = load_knowledge(self._cache, key, self.plan) if self._cache else None
        if kept is not None:
            return kept
        pair = self._take()
        try:
            found = learn(pair)
        finally:
            self._idle.put(pair)
        if self._cache:
            store_knowledge(self._cache, key, found)
        return found

    def grade(self, submission: Submission) -> SubmissionResult:
        """Return the result of one submission. Raises RunError if the module's own cells cannot be run."""
        begun = time.monotonic()
        notebook, flags = read_notebook(submission.notebook)
        work = match_cells(self.plan, notebook, submission.values) if notebook else None
        if work is None:
            if notebook is not None:
                other = notebook.module or "unknown"
                text = f"Not one cell is of {self.plan.module}; the notebook names the module {other[:60]}."
                flags = (*flags, Flag("wrong module", text))
            return unreadable(self.plan, submission.id, self._sandbox, flags)
        files, more = _files(submission.files, self.plan)
        knowledge = self.knowledge
        pair = self._take()
        try:
            pair.prepare(submission.values)
            modes: dict[str, tuple[Mode, ...]] = {test: (mode,) for test, mode in knowledge.modes.items()}
            session = Session(pair, work.steps, files, knowledge.seconds, modes, forks=knowledge.forks)
            session.run()
            peak, pair.student.peak_mb = pair.student.peak_mb, 0.0
        finally:
            self._idle.put(pair)
        seconds = time.monotonic() - begun
        noticed = (*flags, *work.flags, *more)
        return mark(self.plan, submission.id, self._sandbox, work, session, knowledge, noticed, (seconds, peak))

    def _take(self) -> Pair:
        if not self._idle.empty():
            return self._idle.get()
        pair = Pair(self.plan, self._sandbox)
        self._pairs.append(pair)
        return pair


def _files(
    files: tuple[tuple[str, bytes], ...], plan: GradingPlan
) -> tuple[tuple[tuple[str, bytes], ...], tuple[Flag, ...]]:
    """Return the files that are put beside the notebook: none that leads out of the folder or replaces the module's."""
    given = {name for name, _ in plan.files}
    kept: list[tuple[str, bytes]] = []
    refused: list[str] = []
    room = _FILES_MB << 20
    for name, content in files:
        parts = name.split("/")
        room -= len(content)
        is_safe = name not in given and room >= 0 and "\x00" not in name and len(name.encode("utf-8", "replace")) < 200
        if is_safe and not name.startswith("/") and not {"", ".", ".."} & set(parts) and "\\" not in name:
            kept.append((name, content))
        elif name not in given or dict(plan.files)[name] != content:
            refused.append(json.dumps(name)[:60])
    if refused:
        text = f"Some files were not put beside the notebook: {', '.join(refused[:5])}."
        return tuple(kept), (Flag("files refused", text),)
    return tuple(kept), ()
