# score: 0
# hint: two missing values are no difference
# why: compares with != and forgets that a missing value is not equal to itself
def rows_that_see_the_future(feature, frame, cut):
    early = frame[frame["time"] < cut]
    before, after = feature(early.copy()), feature(frame.copy())[early.index]
    return early.index[before != after].tolist()
