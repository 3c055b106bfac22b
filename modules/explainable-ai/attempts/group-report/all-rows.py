# score: 0
# hint: Positives do not count
# why: counts flags among all rows of a group
def group_report(labels, flagged, groups, support):
    table = pd.DataFrame({"label": labels, "flagged": flagged, "group": groups})
    report = {}
    for name, rows in table.groupby("group"):
        negatives = rows["flagged"]
        report[name] = {"negatives": len(negatives), "rate": None, "low": None, "high": None}
        report[name]["supported"] = len(negatives) >= support
        if len(negatives):
            n, p, z = len(negatives), negatives.mean(), 1.96
            centre = p + z * z / (2 * n)
            width = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
            scale = 1 + z * z / n
            report[name] |= {"rate": p, "low": (centre - width) / scale, "high": (centre + width) / scale}
    rates = sorted(entry["rate"] for entry in report.values() if entry["supported"])
    return report, rates[-1] - rates[0] if len(rates) >= 2 else None
