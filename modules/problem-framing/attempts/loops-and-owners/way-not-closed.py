# score: 3
# hint: The arrow that closes the loop counts too
# why: adds the days along the path and forgets the arrow back to the first part
def system_report(parts, flows):
    days_of = {(source, target): days for source, target, days, _ in flows}
    loops = []
    for cycle in nx.simple_cycles(nx.DiGraph(list(days_of))):
        start = cycle.index(min(cycle))
        path = tuple(cycle[start:] + cycle[:start])
        loops.append((path, sum(days_of[arrow] for arrow in zip(path, path[1:]))))
    return {
        "loops": sorted(loops, key=lambda loop: (loop[1], loop[0])),
        "unowned": sorted((source, target) for source, target, _, answers in flows if not answers and parts[source] != parts[target]),
        "own_labels": any("model" in path and "labels" in path for path, _ in loops),
    }
