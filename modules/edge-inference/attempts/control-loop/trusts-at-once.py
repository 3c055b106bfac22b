# score: 0
# hint: One good frame is not enough
# why: goes on with the first good frame after a fault
class Controller:
    def __init__(self, model, clock):
        self.model, self.clock, self.healthy, self.values, self.begun = model, clock, 0, [], 0

    def step(self, frame):
        self.begun += 1
        began = self.clock()
        if frame is None or began - frame.taken_ms > 40 or not math.isfinite(frame.value):
            return "safe stop"
        self.values = [*self.values, frame.value][-5:]
        if self.values.count(frame.value) == 5:
            return "safe stop"
        try:
            command = self.model(frame.value)
        except Exception:
            return "safe stop"
        if self.clock() - began > 20 or command not in ("go on", "safe stop") or self.begun < 3:
            return "safe stop"
        return command
