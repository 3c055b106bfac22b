# score: 2
# hint: The Wilson interval of 1 in 4
# why: takes the simple interval, which is too narrow for few rows
def group_report(labels, flagged, groups, support):
    table = pd.DataFrame({"label": labels, "flagged": flagged, "group": groups})
    report = {}
    for name, rows in table.groupby("group"):
        negatives = rows.loc[rows["label"] == 0, "flagged"]
        report[name] = {"negatives": len(negatives), "rate": None, "low": None, "high": None}
        report[name]["supported"] = len(negatives) >= support
        if len(negatives):
            n, p, z = len(negatives), negatives.mean(), 1.96
            centre = p
            width = z * np.sqrt(p * (1 - p) / n)
            scale = 1
            report[name] |= {"rate": p, "low": (centre - width) / scale, "high": (centre + width) / scale}
    rates = sorted(entry["rate"] for entry in report.values() if entry["supported"])
    return report, rates[-1] - rates[0] if len(rates) >= 2 else None
