# score: 2
# hint: Follow the forecast
# why: takes the load of the past week for that of the next one, promotes at once, and never looks at a group.
class Operator:
    def __init__(self):
        self.feed = True

    def decide(self, seen):
        self.feed = feed_in_use(self.feed, seen.missing_share)
        return Decision(
            replicas=ceil(seen.requests / (0.7 * BUSINESS.replica_requests)),
            use_feed=self.feed,
            retrain=seen.week in (8, 16, 24, 32, 40),
            release="promote",
        )
