# score: 0
# hint: The two small ones are worth 10 together
# why: takes the most valuable projects first, as long as there is money
def portfolio(projects, budget, people):
    chosen, worth = [], 0
    for name in sorted(projects, key=lambda name: -projects[name]["value"] * projects[name]["chance"]):
        one = projects[name]
        if one["cost"] <= budget and one["people"] <= people:
            chosen.append(name)
            budget, people = budget - one["cost"], people - one["people"]
            worth += one["value"] * one["chance"] - one["cost"]
    return {"chosen": sorted(chosen), "worth": worth, "regret": dict.fromkeys(sorted(set(projects) - set(chosen)))}
