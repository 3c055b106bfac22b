# score: 0
# hint: Missing against a number is a difference
# why: subtracts the two, so a difference with a missing value counts as none
def rows_that_see_the_future(feature, frame, cut):
    early = frame[frame["time"] < cut]
    gap = feature(early.copy()) - feature(frame.copy())[early.index]
    return early.index[gap.abs() > 1e-9].tolist()
