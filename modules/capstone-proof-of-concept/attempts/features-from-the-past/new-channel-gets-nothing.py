# score: 6
# hint: A channel that train does not have
# why: gives a channel that was never seen the score 0, as if it were safe.
def paper_rule(train, rows):
    rates = train.groupby("channel")["label"].mean()
    return rows["channel"].map(rates).fillna(0.0).to_numpy()


def make_features(table):
    moments = table.groupby(["entity_id", "time"])["amount"].agg(["count", "sum"])
    past_of = moments.groupby(level=0).cumsum() - moments
    mine = past_of.reindex(pd.MultiIndex.from_frame(table[["entity_id", "time"]]))
    usual = (mine["sum"] / mine["count"]).to_numpy()
    return pd.DataFrame({
        "reading_missing": table["reading"].isna().astype(int),
        "earlier_units": mine["count"].to_numpy(),
        "amount_ratio": (table["amount"] / usual).fillna(1.0),
    })
