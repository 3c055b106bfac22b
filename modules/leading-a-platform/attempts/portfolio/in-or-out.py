# score: 5
# why: a right answer that decides project by project, in or out, and searches again for the regrets
def portfolio(projects, budget, people):
    names = sorted(projects)

    def best(forced):
        found = []
        for picks in itertools.product((True, False), repeat=len(names)):
            group = [name for name, picked in zip(names, picks) if picked]
            if forced is not None and forced not in group:
                continue
            if not all(need in group for name in group for need in projects[name]["needs"]):
                continue
            cost = sum(projects[name]["cost"] for name in group)
            if cost > budget or sum(projects[name]["people"] for name in group) > people:
                continue
            found.append((cost - sum(projects[name]["value"] * projects[name]["chance"] for name in group), cost, group))
        return min(found, default=None)

    minus, _, chosen = best(None)
    regret = {}
    for name in names:
        if name not in chosen:
            other = best(name)
            regret[name] = None if other is None else other[0] - minus
    return {"chosen": chosen, "worth": -minus, "regret": regret}
