# score: 5
# hint: Which rows did you count
# why: takes the row itself into its own past.
def paper_rule(train, rows):
    rates = train.groupby("channel")["label"].mean()
    return rows["channel"].map(rates).fillna(train["label"].mean()).to_numpy()


def make_features(table):
    ordered = table.sort_values(["entity_id", "time"])
    groups = ordered.groupby("entity_id")["amount"]
    return pd.DataFrame({
        "reading_missing": table["reading"].isna().astype(int),
        "earlier_units": groups.cumcount() + 1,
        "amount_ratio": ordered["amount"] / (groups.cumsum() / (groups.cumcount() + 1)),
    }).reindex(table.index)
