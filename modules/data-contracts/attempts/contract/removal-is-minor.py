# score: 2
# hint: somebody may use the field
# why: calls the removal of an optional field compatible
described = "what the sender has written down at that moment about"
contract = {
    "name": "feed",
    "version": "1.4.2",
    "owner": "the team of the feed",
    "contact": "feed@example.org",
    "freshness_minutes": 15,
    "fields": {
        name: {"type": kind, "unit": unit, "meaning": f"{described} the {name}"}
        for name, kind, unit in (
            ("id", "integer", "none"),
            ("entity_id", "integer", "none"),
            ("site", "text", "none"),
            ("time", "text", "UTC"),
            ("kind", "text", "none"),
            ("value", "number", "as agreed"),
        )
    },
}
changes = dict.fromkeys(["cents", "rename", "fourth kind", "null", "slower"], "2.0.0")
changes |= dict.fromkeys(["device", "limit", "quicker", "no note"], "1.5.0") | {"wording": "1.4.3"}
