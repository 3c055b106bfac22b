# score: 3
# hint: 14 of them flagged
# why: takes the share of right decisions for the recall
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
        "recall": (rows["flagged"] == (rows["label"] == 1)).mean(),
        "precision": alarms["label"].mean() if len(alarms) else None,
        "worst_site": name,
        "unknown_sites": few,
        "limits": [f"The model finds {enough['mean'][name]:.0%} at {name}."]
        + [f"Nothing is known about {site}." for site in few],
    }
