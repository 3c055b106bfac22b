# score: 3
# hint: Two rules need a column that is missing
# why: passes over a rule that fails, so that rows go on unchecked
def ingest(batch, rules):
    texts = pd.Series("", index=batch.index, dtype=object)
    for name, rule in rules.items():
        try:
            wrong = np.asarray(rule(batch), dtype=bool)
        except KeyError:
            continue
        texts = texts.where(~wrong, texts + "; " + name)
    texts = texts.str.removeprefix("; ")
    return batch[texts == ""], batch.assign(reasons=texts)[texts != ""]
