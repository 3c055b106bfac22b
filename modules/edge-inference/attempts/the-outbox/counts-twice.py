# score: 3
# hint: came twice counts once
# why: adds up all that arrives
class Outbox:
    """Messages of a device that wait for a connection."""

    def __init__(self, device, capacity):
        self.device, self.capacity = device, capacity
        self.waiting, self.added, self.dropped = [], 0, 0

    def add(self, kind, content):
        """Put a message into the outbox; drop one if there are too many."""
        self.added += 1
        self.waiting.append({"id": f"{self.device}-{self.added}", "kind": kind, "content": content})
        if len(self.waiting) > self.capacity:
            summaries = [message for message in self.waiting if message["kind"] == "summary"]
            self.waiting.remove((summaries or self.waiting)[0])
            self.dropped += 1

    def flush(self, send):
        """Send what waits, alarms first; return how many messages were confirmed."""
        confirmed = 0
        for message in sorted(self.waiting, key=lambda message: message["kind"] != "alarm"):
            try:
                if send(message) is not True:
                    break
            except ConnectionError:
                break
            self.waiting.remove(message)
            confirmed += 1
        return confirmed


def fleet(messages):
    """Return the summary of all summaries, each message counted once, or None."""
    once = {i: message["content"] for i, message in enumerate(messages) if message["kind"] == "summary"}
    if not once:
        return None
    parts = pd.DataFrame(once.values())
    return {
        "n": int(parts["n"].sum()),
        "sum": float(parts["sum"].sum()),
        "low": float(parts["low"].min()),
        "high": float(parts["high"].max()),
    }
