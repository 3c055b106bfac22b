# score: 2
# hint: Something is computed over all rows
# why: divides by the mean of all rows of the entity, also of later ones.
def paper_rule(train, rows):
    rates = train.groupby("channel")["label"].mean()
    return rows["channel"].map(rates).fillna(train["label"].mean()).to_numpy()


def make_features(table):
    groups = table.groupby("entity_id")["amount"]
    return pd.DataFrame({
        "reading_missing": table["reading"].isna().astype(int),
        "earlier_units": table.groupby("entity_id")["time"].rank(method="min").astype(int) - 1,
        "amount_ratio": table["amount"] / groups.transform("mean"),
    })
