# score: 4
# hint: What happens to the remainder
# why: hands out full batches only and loses the last rows.
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
        waiting.append(item)
        if len(waiting) == config.size:
            yield np.array(waiting)
            waiting = []
