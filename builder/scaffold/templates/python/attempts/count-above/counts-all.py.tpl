# score: 0
# hint: expected 2
# why: counts every reading
def count_above(readings, limit):
    return len(readings)
