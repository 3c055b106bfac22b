# score: 8
# why: right; a loop over the rows, slow and clear.
def paper_rule(train, rows):
    overall = train["label"].mean()
    rates = {channel: part["label"].mean() for channel, part in train.groupby("channel")}
    return np.array([rates.get(channel, overall) for channel in rows["channel"]])


def make_features(table):
    found = []
    for _, row in table.iterrows():
        own = table[table["entity_id"] == row["entity_id"]]
        own = own[own["time"] < row["time"]]
        ratio = row["amount"] / own["amount"].mean() if len(own) else 1.0
        found.append((int(pd.isna(row["reading"])), len(own), ratio))
    return pd.DataFrame(found, columns=["reading_missing", "earlier_units", "amount_ratio"], index=table.index)
