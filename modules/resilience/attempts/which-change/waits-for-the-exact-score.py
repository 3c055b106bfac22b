# score: 0
# hint: you return
# why: forgets the noise and waits for a score that is as good as the good one
def find_cause(changes, laboratory, good, bad):
    left = list(changes)
    while len(left) > 1:
        half = left[: len(left) // 2]
        left = half if laboratory(half) >= good + 0.02 else left[len(half) :]
    return left[0]
