# score: 2
# hint: One sentence of the limits should name
# why: fills the section with a sentence that nobody can act on
def model_card(rows, min_positives):
    found = rows[rows["label"] == 1]
    table = found.groupby("site")["flagged"].agg(["size", "mean"])
    enough = table[table["size"] >= min_positives]
    name = enough["mean"].idxmin()
    few = sorted(set(rows["site"]) - set(enough.index))
    alarms = rows[rows["flagged"]]
    return {
        "rows": len(rows),
        "positives": len(found),
        "recall": found["flagged"].mean(),
        "precision": alarms["label"].mean() if len(alarms) else None,
        "worst_site": name,
        "unknown_sites": few,
        "limits": ["Results may vary in practice."],
    }
