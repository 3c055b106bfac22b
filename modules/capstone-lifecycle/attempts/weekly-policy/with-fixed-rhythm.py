# score: 9
# why: right; trains in a rhythm as well, and treats a group by a simpler rule.
class Operator:
    """Trains every 13 weeks or when the recall of two weeks fell; reviews a group that is clearly behind."""

    def __init__(self):
        self.feed, self.trained, self.weeks, self.group, self.since = True, 0, [], None, 0

    def decide(self, seen):
        self.feed = feed_in_use(self.feed, seen.missing_share)
        if seen.labels_week > self.trained:
            self.weeks.append(seen.labels)
        recent = self.weeks[-3:]
        if self.group is None and recent:
            for group in seen.labels:
                rest = [name for name in seen.labels if name != group]
                (n, k), (m, j) = counts(recent, [group]), counts(recent, rest)
                if j / m - k / n > 0.07 and z_fall((m, j), (n, k)) > 3:
                    self.group, self.since = group, seen.week
        levels = [counts([week], BUSINESS.groups) for week in self.weeks]
        shares = [caught / positives for positives, caught in levels]
        fell = len(shares) > 3 and max(shares[-2:]) < sum(shares[:2]) / 2 - 0.07 and seen.week < 47
        finished = self.group is not None and seen.week - self.since >= 5
        retrain = fell or finished
        if finished:
            self.group = None
        if retrain:
            self.trained, self.weeks = seen.week, []
        return Decision(
            replicas=max(3, replicas_for(seen.expected_requests, BUSINESS.replica_requests)),
            use_feed=self.feed,
            retrain=retrain,
            release=gate(seen.canary.old, seen.canary.new) if seen.canary else "hold",
            review_groups=(self.group,) if self.group else (),
        )
