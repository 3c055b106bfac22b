# score: 0
# hint: Without the rows from 12:00 on
# why: keeps the row at the cut itself, which is not before it
def rows_that_see_the_future(feature, frame, cut):
    early = frame["time"] <= cut
    later = feature(frame.copy())[early]
    then = feature(frame[early].copy())
    same = (then == later) | (then.isna() & later.isna())
    return frame.index[early][~same.to_numpy()].tolist()
