# score: 5
# why: a right answer that walks along the arrows itself
def system_report(parts, flows):
    days_of = {(source, target): days for source, target, days, _ in flows}
    loops, walks = [], [((part,), 0) for part in parts]
    while walks:
        path, so_far = walks.pop()
        for part in parts:
            if (path[-1], part) in days_of:
                days = so_far + days_of[path[-1], part]
                if part == path[0]:
                    loops.append((path, days))
                elif part > path[0] and part not in path:
                    walks.append(((*path, part), days))
    loops.sort(key=lambda loop: (loop[1], loop[0]))
    own_labels = False
    for path, _ in loops:
        own_labels = own_labels or ("model" in path and "labels" in path)
    return {
        "loops": loops,
        "unowned": sorted((a, b) for a, b, _, team in flows if team is None and parts[a] != parts[b]),
        "own_labels": own_labels,
    }
