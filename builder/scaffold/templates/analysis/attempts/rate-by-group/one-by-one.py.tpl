# score: 3
def rate_by(rows, column, least):
    rates = {}
    for value, part in rows.groupby(column):
        if len(part) < least:
            continue
        rates[value] = (part["label"] == 1).sum() / len(part)
    return pd.Series(rates).sort_values(ascending=False)
