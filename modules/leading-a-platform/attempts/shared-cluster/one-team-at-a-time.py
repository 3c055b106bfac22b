# score: 6
# why: a right answer that counts up, orders team by team, and searches with a generator
def wait_report(jobs, starts):
    frame = pd.DataFrame([(job.team, starts[job.name] - job.arrives) for job in jobs], columns=["team", "wait"])
    mean = frame.groupby("team")["wait"].mean().to_dict()
    limit = min(wait for wait in frame["wait"].tolist() if (frame["wait"] <= wait).sum() * 10 >= 9 * len(frame))
    return {"mean": mean, "worst": sorted(mean, key=mean.get, reverse=True)[0] if len(set(mean.values())) > 1 else min(mean), "p90": limit}


def fair_order(waiting, used, quota):
    teams = {}
    for job in sorted(waiting, key=lambda job: job.name):
        teams.setdefault(used.get(job.team, 0) / quota[job.team], []).append(job)
    return [job for share in sorted(teams) for job in sorted(teams[share], key=lambda job: job.arrives)]


def smallest_cluster(jobs, quota, limit):
    def is_enough(slots):
        starts = simulate(jobs, slots, lambda waiting, used: fair_order(waiting, used, quota))
        return wait_report(jobs, starts)["p90"] <= limit

    return next(slots for slots in itertools.count(max(job.slots for job in jobs)) if is_enough(slots))
