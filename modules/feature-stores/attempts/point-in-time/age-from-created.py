# score: 4
# hint: Lifetime 24 hours
# why: counts the age from the moment of writing
def join_as_of(questions, log, lifetime):
    answers = []
    for question in questions.itertuples():
        rows = log[(log["entity_id"] == question.entity_id) & (log["created"] <= question.time) & (log["event_time"] <= question.time)]
        rows = rows.sort_values(["event_time", "created"]).tail(1)
        fresh = len(rows) and question.time - rows["created"].iloc[0] <= lifetime
        answers.append(rows["value"].iloc[0] if fresh else np.nan)
    return pd.Series(answers, index=questions.index, dtype=float)
