# score: 0
# hint: counts from `created` on
# why: asks what a row is about and not when it was known
def join_as_of(questions, log, lifetime):
    asked = questions[["entity_id", "time"]].assign(place=range(len(questions))).sort_values("time")
    rows = log.sort_values(["event_time", "created"])
    found = pd.merge_asof(asked, rows, left_on="time", right_on="event_time", by="entity_id").sort_values("place")
    fresh = (found["time"] - found["event_time"] <= lifetime).to_numpy()
    return pd.Series(np.where(fresh, found["value"], np.nan), index=questions.index)
