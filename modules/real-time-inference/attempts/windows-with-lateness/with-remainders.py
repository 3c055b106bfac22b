# score: 5
# why: a right answer with a sorted list
class Windows:
    def __init__(self, width, lateness):
        self.width, self.lateness = width, lateness
        self.open, self.watermark, self.late = {}, -math.inf, 0

    def add(self, key, time, value):
        place = (time - time % self.width, key)
        if place[0] + self.width <= self.watermark:
            self.late += 1
            return []
        self.open.setdefault(place, []).append(value)
        self.watermark = max(self.watermark, time - self.lateness)
        return self.finish(self.watermark)

    def finish(self, until=math.inf):
        closed = []
        for place in sorted(self.open):
            if place[0] + self.width <= until:
                values = self.open.pop(place)
                closed.append((place[0], place[1], len(values), sum(values)))
        return closed
