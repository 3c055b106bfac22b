# score: 0
# hint: has fewer than five words
# why: judges by how large a change looks, and repeats the names of the fields
contract = {
    "name": "events",
    "version": "1.4.2",
    "owner": "events team",
    "contact": "events-team@example.org",
    "freshness_minutes": 15,
    "fields": {
        name: {"type": kind, "unit": "none", "meaning": f"the {name} of it"}
        for name, kind in (("id", "integer"), ("entity_id", "integer"), ("site", "text"), ("time", "text"), ("kind", "text"), ("value", "number"))
    },
}
changes = {"cents": "2.0.0", "device": "1.5.0", "rename": "2.0.0", "no note": "1.5.0", "fourth kind": "1.5.0"}
changes |= {"limit": "2.0.0", "null": "1.5.0", "quicker": "2.0.0", "slower": "1.5.0", "wording": "1.4.3"}
