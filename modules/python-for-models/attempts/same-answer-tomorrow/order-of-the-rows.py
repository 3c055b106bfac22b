# score: 3
# hint: What should the draw depend on
# why: takes the names in the order of the rows, so a re-sorted file gives another sample.
def hold_out(names, share, seed):
    rng = np.random.default_rng(seed)
    different = list(dict.fromkeys(names))
    rng.shuffle(different)
    return sorted(different[: round(share * len(different))])
