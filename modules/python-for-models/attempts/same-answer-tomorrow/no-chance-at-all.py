# score: 3
# hint: is the seed used at all
# why: makes the answer repeatable by taking the first names of the alphabet.
def hold_out(names, share, seed):
    different = sorted(set(names))
    return different[: round(share * len(different))]
