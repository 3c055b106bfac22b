# score: 6
# why: right; takes slices of the iterator.
@dataclass(frozen=True)
class BatchConfig:
    size: int
    keep_last: bool = True

    def __post_init__(self):
        if self.size < 1:
            raise ValueError(f"size {self.size} is too small")


from itertools import islice


def batches(stream, config):
    source = iter(stream)
    while part := list(islice(source, config.size)):
        if len(part) == config.size or config.keep_last:
            yield np.array(part)
