# score: 5
# why: a right answer that looks at each row
def add_labels(rows, ends, horizon):
    last = {row.machine: (row.end, row.failed) for row in ends.itertuples()}
    labels = {}
    for index, machine, cycle in zip(rows.index, rows["machine"], rows["cycle"]):
        end, failed = last[machine]
        if failed and cycle < end:
            labels[index] = 1 if end - cycle <= horizon else 0
        elif not failed and cycle + horizon <= end:
            labels[index] = 0
    answer = rows.loc[list(labels)].copy()
    answer["label"] = list(labels.values())
    return answer
