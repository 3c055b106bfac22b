# score: 2
# hint: After the pause a probe that works
# why: once open, it never closes again
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
        return "open"

    def ask(self, *args):
        """Call the part, or raise Refused."""
        if self.state() == "open":
            raise Refused
        try:
            answer = self.call(*args)
        except Exception:
            self.failures += 1
            if self.failures >= self.max_failures:
                self.opened = self.clock()
            raise
        self.failures, self.opened = 0, None
        return answer
