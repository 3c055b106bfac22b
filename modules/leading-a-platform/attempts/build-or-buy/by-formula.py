# score: 5
# why: a right answer that uses that the difference of the costs is a straight line in each assumption
def cost(option, assumptions):
    once, yearly = {
        "build": (
            assumptions["build_person_years"] * assumptions["salary"],
            assumptions["run_people"] * assumptions["salary"] + assumptions["machines_per_year"],
        ),
        "buy": (
            (assumptions["integrate_person_years"] + assumptions["leave_person_years"]) * assumptions["salary"],
            assumptions["licence_per_year"] + assumptions["units_per_year"] / 1000 * assumptions["price_per_1000"],
        ),
    }[option]
    return once + assumptions["years"] * yearly


def gain_of_building(assumptions, name, value):
    changed = {**assumptions, name: value}
    return cost("buy", changed) - cost("build", changed)


def flips(assumptions, ranges):
    words = {True: "build", False: "buy"}
    ends = {name: [gain_of_building(assumptions, name, value) > 0 for value in pair] for name, pair in ranges.items()}
    return {name: (words[low], words[high]) for name, (low, high) in ends.items() if low is not high}


def turning_point(assumptions, name, low, high):
    first, last = gain_of_building(assumptions, name, low), gain_of_building(assumptions, name, high)
    if (first > 0) == (last > 0):
        return None
    return low + (high - low) * first / (first - last)
