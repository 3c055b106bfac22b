# score: 2
# hint: depot has none at all
# why: a site without positives is not in the grouped table, so it is forgotten
def model_card(rows, min_positives):
    found = rows[rows["label"] == 1]
    table = found.groupby("site")["flagged"].agg(["size", "mean"])
    enough = table[table["size"] >= min_positives]
    name = enough["mean"].idxmin()
    few = sorted(table.index[table["size"] < min_positives])
    alarms = rows[rows["flagged"]]
    return {
        "rows": len(rows),
        "positives": len(found),
        "recall": found["flagged"].mean(),
        "precision": alarms["label"].mean() if len(alarms) else None,
        "worst_site": name,
        "unknown_sites": few,
        "limits": [f"The model finds {enough['mean'][name]:.0%} at {name}."]
        + [f"Nothing is known about {site}." for site in few],
    }
