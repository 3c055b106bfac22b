# score: 4
# why: a right answer that compares label by label
def rows_that_see_the_future(feature, frame, cut):
    everything = feature(frame.copy(deep=True))
    only_early = feature(frame.loc[frame["time"] < cut].copy(deep=True))
    found = []
    for label in frame.index:
        if frame.at[label, "time"] >= cut:
            continue
        one, two = everything[label], only_early[label]
        if pd.isna(one) and pd.isna(two):
            continue
        if pd.isna(one) or pd.isna(two) or one != two:
            found.append(label)
    return found
