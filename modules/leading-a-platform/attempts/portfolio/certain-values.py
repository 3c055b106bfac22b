# score: 0
# hint: Half a chance
# why: takes the value as if every project worked
def portfolio(projects, budget, people):
    """Return the best set of projects, its worth, and what each one left out would cost the others."""
    def total(names, key):
        return sum(projects[name][key] for name in names)

    ranked = []
    for size in range(len(projects) + 1):
        for names in itertools.combinations(sorted(projects), size):
            complete = all(set(projects[name]["needs"]) <= set(names) for name in names)
            if complete and total(names, "cost") <= budget and total(names, "people") <= people:
                worth = sum(projects[name]["value"] - projects[name]["cost"] for name in names)
                ranked.append((-worth, total(names, "cost"), names))
    ranked.sort()
    best, _, chosen = ranked[0]
    regret = {}
    for name in sorted(set(projects) - set(chosen)):
        holding = [minus for minus, _, names in ranked if name in names]
        regret[name] = holding[0] - best if holding else None
    return {"chosen": list(chosen), "worth": -best, "regret": regret}
    # END SOLUTION
