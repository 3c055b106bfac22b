# score: 4
# hint: items of the stream were read
# why: builds the whole list first, which cannot work for a year of data.
@dataclass(frozen=True)
class BatchConfig:
    size: int
    keep_last: bool = True

    def __post_init__(self):
        if self.size < 1:
            raise ValueError(f"size {self.size} is too small")


def batches(stream, config):
    items = list(stream)
    for start in range(0, len(items), config.size):
        part = items[start : start + config.size]
        if len(part) == config.size or config.keep_last:
            yield np.array(part)
