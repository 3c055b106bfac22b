# score: 2
# hint: opens the breaker again, after one failure
# why: gives the part three new tries after the pause
class Refused(Exception):
    """The breaker is open."""


class Breaker:
    """Stands between a caller and a part that may fail."""

    def __init__(self, call, clock, max_failures=3, pause=10):
        self.call, self.clock = call, clock
        self.max_failures, self.pause = max_failures, pause
        self.failures, self.opened = 0, None

    def state(self):
        """Return "closed", "open" or "half-open"."""
        if self.opened is None:
            return "closed"
        return "half-open" if self.clock() - self.opened >= self.pause else "open"

    def ask(self, *args):
        """Call the part, or raise Refused."""
        if self.state() == "open":
            raise Refused
        self.opened = None
        try:
            answer = self.call(*args)
        except Exception:
            self.failures += 1
            if self.failures >= self.max_failures:
                self.opened, self.failures = self.clock(), 0
            raise
        self.failures, self.opened = 0, None
        return answer
