# score: 3
def count_above(readings, limit):
    found = 0
    for reading in readings:
        if reading is None:
            continue
        if reading > limit:
            found += 1
    return found
