# score: 4
# hint: 89 is asked for
# why: reviews for ever the group that people talk about, and looks at no other.
class Operator:
    """Scales, leaves the feed, gates releases, trains by the calendar, and reviews one group in every week."""

    def __init__(self):
        self.feed = True

    def decide(self, seen):
        self.feed = feed_in_use(self.feed, seen.missing_share)
        return Decision(
            replicas=replicas_for(seen.expected_requests, BUSINESS.replica_requests),
            use_feed=self.feed,
            retrain=seen.week in (13, 26, 39),
            release=gate(seen.canary.old, seen.canary.new) if seen.canary else "hold",
            review_groups=BUSINESS.groups[-1:],
        )
