# score: 1
# hint: A reading that equals the limit
# why: counts readings that equal the limit
def count_above(readings, limit):
    return sum(1 for reading in readings if reading is not None and reading >= limit)
