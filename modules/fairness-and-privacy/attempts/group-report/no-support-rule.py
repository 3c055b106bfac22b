# score: 2
# hint: nothing is said
# why: reports a recall for every group, however small it is
def group_report(labels, flags, groups, least):
    """Return positives, selected share, recall and its interval for each group."""
    report = {}
    for group in sorted(set(groups.tolist())):
        inside = groups == group
        positive = inside & (labels == 1)
        n = int(positive.sum())
        line = {"positives": n, "selected": float(flags[inside].mean()), "recall": None, "low": None, "high": None}
        if n >= 1:
            p = float(flags[positive].mean())
            z = 1.96
            middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
            half = z / (1 + z**2 / n) * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
            line |= {"recall": p, "low": middle - half, "high": middle + half}
        report[group] = line
    return report


def recall_gap(report):
    """Return the largest difference of recalls, or None if fewer than two groups have one."""
    known = [line["recall"] for line in report.values() if line["recall"] is not None]
    return max(known) - min(known) if len(known) > 1 else None
