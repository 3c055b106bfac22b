# score: 4
# hint: does not heal a sensor
# why: a lost frame clears the memory of values
class Controller:
    """A control loop that takes the safe action whenever something is wrong."""

    def __init__(self, model, clock):
        self.model, self.clock = model, clock
        self.healthy = 0
        self.values = []

    def step(self, frame):
        """Return "go on" or "safe stop"."""
        command = self._command(frame)
        self.healthy = 0 if command is None else self.healthy + 1
        return command if self.healthy >= 3 else "safe stop"

    def _command(self, frame):
        """Return what the model says, or None if the step is not healthy."""
        began = self.clock()
        if frame is None:
            self.values = []
            return None
        self.values = [*self.values, frame.value][-5:]
        stuck = len(self.values) == 5 and len(set(self.values)) == 1
        if began - frame.taken_ms > 40 or not math.isfinite(frame.value) or stuck:
            return None
        try:
            command = self.model(frame.value)
        except Exception:
            return None
        late = self.clock() - began > 20
        return None if late or command not in ("go on", "safe stop") else command
