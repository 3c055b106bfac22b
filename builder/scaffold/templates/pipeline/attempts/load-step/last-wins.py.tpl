# score: 2
# hint: arrives late
# why: the row that arrives last wins
def load(store, batch):
    return {**store, **{row["id"]: row for row in batch}}
