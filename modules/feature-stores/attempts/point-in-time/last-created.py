# score: 2
# hint: not the latest `created`
# why: takes the row that was written last, which may be about an old day, and knows no lifetime
def join_as_of(questions, log, lifetime):
    asked = questions.assign(place=range(len(questions))).sort_values("time")
    found = pd.merge_asof(asked, log.sort_values("created"), left_on="time", right_on="created", by="entity_id")
    return pd.Series(found.sort_values("place")["value"].to_numpy(), index=questions.index)
