# score: 0
# hint: from the start
# why: repeats its last command when something is wrong
class Controller:
    def __init__(self, model, clock):
        self.model, self.clock, self.last = model, clock, "go on"

    def step(self, frame):
        try:
            if frame is not None and math.isfinite(frame.value):
                self.last = self.model(frame.value)
        except Exception:
            pass
        return self.last
