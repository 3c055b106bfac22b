# score: 4
# why: a right answer with other words
meanings = {
    "id": ("integer", "none", "counts the messages of the sender from 1 on, without repetition"),
    "entity_id": ("integer", "none", "who or what the event belongs to, as numbered in the registry"),
    "site": ("text", "none", "name of the place of the event at that time"),
    "time": ("text", "UTC, to the second", "when the event began, not when it was sent"),
    "kind": ("text", "none", "which of the three kinds of event this was"),
    "value": ("number", "full units", "measured by the sender at the beginning of the event"),
}
contract = {
    "name": "feed of events",
    "version": "1.4.2",
    "owner": "feed team",
    "contact": "feed@example.org",
    "freshness_minutes": 15,
    "fields": {name: dict(zip(("type", "unit", "meaning"), texts)) for name, texts in meanings.items()},
}
changes = dict.fromkeys(["cents", "rename", "fourth kind", "null", "slower", "no note"], "2.0.0")
changes |= dict.fromkeys(["device", "limit", "quicker"], "1.5.0") | {"wording": "1.4.3"}
