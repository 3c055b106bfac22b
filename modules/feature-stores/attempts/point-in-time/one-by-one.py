# score: 7
# why: a right answer that goes through the questions one by one
def join_as_of(questions, log, lifetime):
    by_entity = {entity: rows.sort_values(["event_time", "created"]) for entity, rows in log.groupby("entity_id")}
    answers = []
    for entity, time in zip(questions["entity_id"], questions["time"]):
        rows = by_entity.get(entity, log[:0])
        rows = rows[(rows["created"] <= time) & (rows["event_time"] <= time)]
        answer = np.nan
        if len(rows) and rows["event_time"].iloc[-1] >= time - lifetime:
            answer = rows["value"].iloc[-1]
        answers.append(answer)
    return pd.Series(answers, index=questions.index, dtype=float)
