# score: 5
# why: a right answer that keeps one column of truth values for each reason
def ingest(batch, rules):
    masks = {}
    for name, rule in rules.items():
        try:
            masks[name] = list(rule(batch))
        except Exception:
            masks[f"{name} failed"] = [True] * len(batch)
    texts = ["; ".join(name for name, mask in masks.items() if mask[place]) for place in range(len(batch))]
    is_bad = np.array([text != "" for text in texts], dtype=bool)
    return batch[~is_bad], batch.assign(reasons=np.array(texts, dtype=object))[is_bad]
