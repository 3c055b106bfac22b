# score: 5
# hint: of the same entity. Which rows did you count
# why: takes rows that stand above for rows that are earlier, so ties and mixed order go wrong.
def paper_rule(train, rows):
    rates = train.groupby("channel")["label"].mean()
    return rows["channel"].map(rates).fillna(train["label"].mean()).to_numpy()


def make_features(table):
    groups = table.groupby("entity_id")["amount"]
    many = groups.cumcount()
    usual = (groups.cumsum() - table["amount"]) / many
    return pd.DataFrame({
        "reading_missing": table["reading"].isna().astype(int),
        "earlier_units": many,
        "amount_ratio": (table["amount"] / usual).fillna(1.0),
    })
