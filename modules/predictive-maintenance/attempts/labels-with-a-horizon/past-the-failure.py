# score: 0
# hint: at or after the failure
# why: labels the rows at and after the failure too
def add_labels(rows, ends, horizon):
    known_end = rows[["machine"]].merge(ends, on="machine", how="left").set_index(rows.index)
    left = known_end["end"] - rows["cycle"]
    failed = known_end["failed"].astype(bool)
    answer = rows.assign(label=(failed & (left <= horizon)).astype(int))
    return answer[failed | (left > horizon)]
