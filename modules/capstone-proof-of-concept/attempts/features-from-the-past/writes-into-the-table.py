# score: 5
# hint: changed the table that it was given
# why: adds its columns to the table of the caller and sorts it.
def paper_rule(train, rows):
    rates = train.groupby("channel")["label"].mean()
    return rows["channel"].map(rates).fillna(train["label"].mean()).to_numpy()


def make_features(table):
    moments = table.groupby(["entity_id", "time"])["amount"].agg(["count", "sum"])
    past_of = moments.groupby(level=0).cumsum() - moments
    mine = past_of.reindex(pd.MultiIndex.from_frame(table[["entity_id", "time"]]))
    usual = (mine["sum"] / mine["count"]).to_numpy()
    table["reading_missing"] = table["reading"].isna().astype(int)
    table["earlier_units"] = mine["count"].to_numpy()
    table["amount_ratio"] = (table["amount"] / usual).fillna(1.0)
    return table[["reading_missing", "earlier_units", "amount_ratio"]]
