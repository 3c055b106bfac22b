# score: 4
# hint: How is a dataclass frozen
# why: writes an ordinary dataclass, whose fields can be changed during a run.
@dataclass
class BatchConfig:
    size: int
    keep_last: bool = True


def batches(stream, config):
    waiting = []
    for item in stream:
        waiting.append(item)
        if len(waiting) == config.size:
            yield np.array(waiting)
            waiting = []
    if waiting and config.keep_last:
        yield np.array(waiting)
