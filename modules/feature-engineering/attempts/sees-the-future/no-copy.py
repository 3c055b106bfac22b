# score: 2
# hint: Hand over a copy each time
# why: hands the caller's own frame to a function that may write into it
def rows_that_see_the_future(feature, frame, cut):
    early = frame["time"] < cut
    later = feature(frame)[early]
    then = feature(frame[early].copy())
    same = (then == later) | (then.isna() & later.isna())
    return frame.index[early][~same.to_numpy()].tolist()
