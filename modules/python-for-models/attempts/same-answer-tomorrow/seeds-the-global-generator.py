# score: 4
# hint: a global generator
# why: sets the seed of the shared generator inside a library function.
def hold_out(names, share, seed):
    np.random.seed(seed)
    different = sorted(set(names))
    np.random.shuffle(different)
    return sorted(different[: round(share * len(different))])
