"""Measure the reader of profiles on files that are hard to read, up to 5 MB: `python tests/bench/read_profiles.py`.

Prints for each kind of file its slowest case in processor time, and what came back; exit code 1 if one takes over 2 s.
"""

import argparse
import signal
import sys
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "profiles")]

from hard_cases import hard_cases  # noqa: E402

from builder.profiles.reader import read_profile  # noqa: E402

LIMIT, GIVEN_UP = 2.0, 6.0


class _TooSlow(BaseException):
    """Raised in the middle of a case that takes far too long; no reader catches it."""


def _give_up(*_):
    raise _TooSlow


def main():
    """Print the table of the slowest cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="print every case over a tenth of a second")
    arguments = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _give_up)
    slowest, counts, read = {}, Counter(), Counter()
    for kind, name, data in hard_cases():
        start = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, GIVEN_UP)
        try:
            profile, findings = read_profile(data, name)
        except _TooSlow:
            profile, findings = None, ("given up",)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        seconds = time.process_time() - start
        if profile is None and not findings:
            raise SystemExit(f"{name}: neither a profile nor a finding")
        counts[kind] += 1
        read[kind] += profile is not None
        slowest[kind] = max(slowest.get(kind, (0.0, "")), (seconds, name))
        if arguments.all and seconds > 0.1:
            print(f"  {seconds:5.2f} s  {kind}: {name}", flush=True)
    print(f"{'kind':<22} {'cases':>5} {'profiles':>8} {'slowest':>8}  which")
    for kind, (seconds, name) in slowest.items():
        print(f"{kind:<22} {counts[kind]:>5} {read[kind]:>8} {seconds:>6.2f} s  {name}")
    sys.exit(any(seconds > LIMIT for seconds, _ in slowest.values()))


if __name__ == "__main__":
    main()
