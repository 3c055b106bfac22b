# score: 4
# hint: For the first batch of 10 items, 11 items
# why: notices that a batch is full only when the next item is there.
@dataclass(frozen=True)
class BatchConfig:
    size: int
    keep_last: bool = True

    def __post_init__(self):
        if self.size < 1:
            raise ValueError(f"size {self.size} is too small")


def batches(stream, config):
    waiting = []
    for item in stream:
        if len(waiting) == config.size:
            yield np.array(waiting)
            waiting = []
        waiting.append(item)
    if waiting and (config.keep_last or len(waiting) == config.size):
        yield np.array(waiting)
