# score: 2
# hint: The waits are
# why: takes the hour of the start for the wait
def wait_report(jobs, starts):
    """Return mean wait by team, the team that waits longest, and the wait that 90 % of the jobs keep."""
    waits = {}
    for job in jobs:
        waits.setdefault(job.team, []).append(starts[job.name])
    mean = {team: sum(own) / len(own) for team, own in waits.items()}
    every = sorted(itertools.chain(*waits.values()))
    return {
        "mean": mean,
        "worst": min(mean, key=lambda team: (-mean[team], team)),
        "p90": every[math.ceil(0.9 * len(every)) - 1],
    }


def fair_order(waiting, used, quota):
    """Return the waiting jobs, those of the team with the smallest used part of its quota first."""
    return sorted(waiting, key=lambda job: (used.get(job.team, 0) / quota[job.team], job.arrives, job.name))


def smallest_cluster(jobs, quota, limit):
    """Return the smallest number of slots with which 90 % of the jobs wait at most `limit` hours."""
    slots = max(job.slots for job in jobs)
    while wait_report(jobs, simulate(jobs, slots, lambda waiting, used: fair_order(waiting, used, quota)))["p90"] > limit and slots < 20:
        slots += 1
    return slots
    # END SOLUTION
