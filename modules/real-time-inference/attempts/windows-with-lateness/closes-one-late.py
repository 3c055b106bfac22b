# score: 3
# hint: close one window
# why: keeps a window open until the watermark is beyond its end
class Windows:
    """Counts and sums by key and window of event time."""

    def __init__(self, width, lateness):
        self.width, self.lateness = width, lateness
        self.open, self.watermark, self.late = {}, -math.inf, 0

    def add(self, key, time, value):
        """Take one event; return the windows that it closes."""
        start = math.floor(time / self.width) * self.width
        if start + self.width <= self.watermark:
            self.late += 1
            return []
        count, total = self.open.get((start, key), (0, 0.0))
        self.open[start, key] = count + 1, total + value
        self.watermark = max(self.watermark, time - self.lateness)
        return self._close(self.watermark)

    def finish(self):
        """Return all windows that are still open."""
        return self._close(math.inf)

    def _close(self, until):
        """Take out the windows that end until then; return them in order."""
        ready = sorted(place for place in self.open if place[0] + self.width < until)
        return [(*place, *self.open.pop(place)) for place in ready]
