# score: 0
# hint: row 4 an unknown kind besides
# why: takes rows out at once, so that later rules do not see them
def ingest(batch, rules):
    parts, left = [batch.head(0).assign(reasons="")], batch
    for name, rule in rules.items():
        wrong = np.asarray(rule(left), dtype=bool)
        parts.append(left[wrong].assign(reasons=name))
        left = left[~wrong]
    return left, pd.concat(parts).sort_index()
