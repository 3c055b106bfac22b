# score: 6
# why: a right answer that counts down the steps until trust is back
class Controller:
    def __init__(self, model, clock):
        self.model, self.clock, self.wait, self.same, self.before = model, clock, 3, 0, None

    def step(self, frame):
        began = self.clock()
        if frame is None:
            return self._distrust()
        self.same = self.same + 1 if frame.value == self.before else 1
        self.before = frame.value
        if self.same >= 5 or began - frame.taken_ms > 40 or not math.isfinite(frame.value):
            return self._distrust()
        try:
            command = self.model(frame.value)
        except Exception:
            return self._distrust()
        if self.clock() - began > 20 or (command != "go on" and command != "safe stop"):
            return self._distrust()
        self.wait = max(0, self.wait - 1)
        return "safe stop" if self.wait else command

    def _distrust(self):
        self.wait = 3
        return "safe stop"
