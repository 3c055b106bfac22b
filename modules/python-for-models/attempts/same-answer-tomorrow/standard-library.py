# score: 5
# why: right with a generator object of the standard library.
import random


def hold_out(names, share, seed):
    different = sorted(set(names))
    return sorted(random.Random(seed).sample(different, round(share * len(different))))
