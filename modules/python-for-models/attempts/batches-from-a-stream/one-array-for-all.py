# score: 4
# hint: The items of the batches are not those of the stream
# why: writes each batch into the same array, so that earlier batches change.
@dataclass(frozen=True)
class BatchConfig:
    size: int
    keep_last: bool = True

    def __post_init__(self):
        if self.size < 1:
            raise ValueError(f"size {self.size} is too small")


def batches(stream, config):
    room, filled = None, 0
    for item in stream:
        if room is None:
            room = np.zeros((config.size, *np.shape(item)))
        room[filled] = item
        filled += 1
        if filled == config.size:
            yield room
            filled = 0
    if filled and config.keep_last:
        yield room[:filled]
