# score: 7
# hint: a complaint alone comes late
# why: keeps the service running but looks at groups only when somebody complains.
class Operator:
    """Scales, leaves the feed, gates releases; reviews a group for eight weeks after a complaint."""

    def __init__(self):
        self.feed, self.since = True, {}

    def decide(self, seen):
        self.feed = feed_in_use(self.feed, seen.missing_share)
        self.since |= {group: seen.week for group in seen.complaints}
        return Decision(
            replicas=replicas_for(seen.expected_requests, BUSINESS.replica_requests),
            use_feed=self.feed,
            retrain=seen.week in (13, 26, 39),
            release=gate(seen.canary.old, seen.canary.new) if seen.canary else "hold",
            review_groups=tuple(group for group, since in self.since.items() if seen.week < since + 4),
        )
