# score: 2
# hint: too few to be judged
# why: takes the lowest recall, however few positives are behind it
def model_card(rows, min_positives):
    found = rows[rows["label"] == 1]
    table = found.groupby("site")["flagged"].agg(["size", "mean"])
    enough = table[table["size"] >= min_positives]
    name = table["mean"].idxmin()
    few = sorted(set(rows["site"]) - set(enough.index))
    alarms = rows[rows["flagged"]]
    return {
        "rows": len(rows),
        "positives": len(found),
        "recall": found["flagged"].mean(),
        "precision": alarms["label"].mean() if len(alarms) else None,
        "worst_site": name,
        "unknown_sites": few,
        "limits": [f"The model finds {table['mean'][name]:.0%} at {name}."]
        + [f"Nothing is known about {site}." for site in few],
    }
