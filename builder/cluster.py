"""Calls on a Dask cluster: functions of this package run on its workers. The only file that uses `distributed`."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, TypeVar

from builder.errors import MissingToolError, ProcessError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Cluster"]

_SECONDS_TO_CONNECT = 15
_WAITING_PER_THREAD = 3
"""Enough that no worker waits for the next call, few enough that memory stays flat."""
_TRIES = 5

Result = TypeVar("Result")
Item = TypeVar("Item")


class Cluster:
    """A connection; use it with `with`. Workers must have this package installed, and import functions by their names.

    What a lost worker was on is run again elsewhere.
    """

    def __init__(self, address: str) -> None:
        """Raise MissingToolError without the package `distributed`, ProcessError if there are no workers there."""
        try:
            from distributed import Client
        except ImportError as error:
            raise MissingToolError(
                "`--dask` needs the package distributed.", hint="pip install 'coursewright[distributed]'"
            ) from error
        try:
            self._client = Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            hint = "Name the address that `dask scheduler` printed, such as tcp://10.0.0.5:8786."
            raise ProcessError(f"There is no Dask scheduler at {address}.", hint=hint) from error
        self.threads = sum(self._client.nthreads().values())
        if not self.threads:
            self._client.close()
            raise ProcessError(f"The Dask cluster at {address} has no workers.", hint="Start `dask worker`s.")

    def __enter__(self) -> Cluster:
        """Return the cluster itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the connection; calls that still run are of no use any more."""
        self._client.close()

    def call(self, function: Callable[..., Result], *args: object) -> Result:
        """Return what the function returns on some worker; several threads may call. Raises what it raises there.

        Raises ProcessError if workers are lost again and again.
        """
        found: Result = _result(self._client.submit(function, *args, pure=False, retries=_TRIES))
        return found

    def each(self, function: Callable[..., Result], shared: object, items: Iterable[Item]) -> Iterator[Result]:
        """Yield `function(shared, item)` for all items, in no fixed order; items are taken as they are needed."""
        from distributed import as_completed

        spread = self._client.scatter(shared, broadcast=True, hash=False)
        source = iter(items)

        def send(number: int) -> list[object]:
            return [
                self._client.submit(function, spread, one, pure=False, retries=_TRIES)
                for one in itertools.islice(source, number)
            ]

        running = as_completed(send(self.threads * _WAITING_PER_THREAD), loop=self._client.loop)
        for future in running:
            yield _result(future)
            for more in send(1):
                running.add(more)


def _result(future: Any) -> Any:  # noqa: ANN401 (a future of whatever the function returns)
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        hint = "What was done is kept. Start workers again, and run the command again."
        raise ProcessError(f"The Dask workers were lost again and again: {error}", hint=hint) from error
