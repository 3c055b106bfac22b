# score: 2
# hint: Inside one team
# why: reports every arrow without an owner, also inside a team, and takes any loop with a model for the dangerous one
def system_report(parts, flows):
    days_of = {(source, target): days for source, target, days, _ in flows}
    loops = []
    for cycle in nx.simple_cycles(nx.DiGraph(list(days_of))):
        start = cycle.index(min(cycle))
        path = tuple(cycle[start:] + cycle[:start])
        loops.append((path, sum(days_of[path[k - 1], path[k]] for k in range(len(path)))))
    return {
        "loops": sorted(loops, key=lambda loop: (loop[1], loop[0])),
        "unowned": sorted((source, target) for source, target, days, answers in flows if days or not answers),
        "own_labels": any("model" in path for path, _ in loops),
    }
