# score: 4
# why: a right answer that remembers until when it refuses
class Refused(Exception):
    pass


class Breaker:
    def __init__(self, call, clock, max_failures=3, pause=10):
        self.call, self.clock, self.left, self.max_failures, self.pause = call, clock, max_failures, max_failures, pause
        self.until = None

    def state(self):
        if self.until is None:
            return "closed"
        return "open" if self.clock() < self.until else "half-open"

    def ask(self, *args):
        now = self.state()
        if now == "open":
            raise Refused("wait")
        try:
            answer = self.call(*args)
        except Exception:
            self.left -= 1
            if now == "half-open" or self.left == 0:
                self.until = self.clock() + self.pause
            raise
        self.left, self.until = self.max_failures, None
        return answer
