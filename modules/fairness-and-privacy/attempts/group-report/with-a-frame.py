# score: 5
# why: a right answer with a data frame, and the ends of the interval as roots of an equation
def group_report(labels, flags, groups, least):
    frame = pd.DataFrame({"label": labels, "flag": flags, "group": groups})
    report = {}
    for group, rows in frame.groupby("group"):
        sick = rows[rows["label"] == 1]
        recall = low = high = None
        if len(sick) >= least:
            recall = float(sick["flag"].mean())
            share = 1.96**2 / len(sick)
            roots = np.roots([1 + share, -(2 * recall + share), recall**2])
            low, high = sorted(float(root) for root in roots.real)
        report[group] = {"positives": len(sick), "selected": rows["flag"].mean(), "recall": recall, "low": low, "high": high}
    return report


def recall_gap(report):
    known = sorted(line["recall"] for line in report.values() if line["recall"] is not None)
    if len(known) < 2:
        return None
    return known[-1] - known[0]
