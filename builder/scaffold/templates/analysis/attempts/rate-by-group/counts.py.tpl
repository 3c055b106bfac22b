# score: 0
# hint: Expected a: 0.5
# why: counts labels instead of taking their share
def rate_by(rows, column, least):
    return rows.groupby(column)["label"].sum().sort_values(ascending=False)
