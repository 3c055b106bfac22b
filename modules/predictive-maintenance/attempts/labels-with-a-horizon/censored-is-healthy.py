# score: 2
# hint: is known for the cycles 0 to 3 only
# why: calls the last rows of a machine that still runs healthy
def add_labels(rows, ends, horizon):
    known_end = rows[["machine"]].merge(ends, on="machine", how="left").set_index(rows.index)
    left = known_end["end"] - rows["cycle"]
    failed = known_end["failed"].astype(bool)
    answer = rows.assign(label=(failed & (left <= horizon)).astype(int))
    return answer[~failed | (left > 0)]
