# score: 3
# hint: Which container has no order of its own
# why: seeds a generator of its own but draws from a set in whatever order it comes.
def hold_out(names, share, seed):
    rng = np.random.default_rng(seed)
    different = list(set(names))
    rng.shuffle(different)
    return sorted(different[: round(share * len(different))])
