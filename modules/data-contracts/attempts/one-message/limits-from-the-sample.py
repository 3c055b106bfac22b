# score: 0
# hint: breaks the contract, and your schema accepts it
# why: takes the limits of the value from the messages at hand, and forgets the ends of the pattern
seen = data.messages(300, seed=1)
message_schema = {
    "type": "object",
    "required": ["id", "entity_id", "site", "time", "kind", "value"],
    "properties": {
        "id": {"type": "integer", "minimum": 1},
        "entity_id": {"type": "integer", "minimum": 0},
        "site": {"enum": data.SITES},
        "time": {"type": "string", "pattern": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z"},
        "kind": {"enum": data.KINDS},
        "value": {"type": "number", "minimum": 0, "maximum": max(message["value"] for message in seen)},
        "reason": {"type": "string", "minLength": 1},
    },
    "if": {"properties": {"kind": {"const": data.KINDS[2]}}},
    "then": {"required": ["reason"]},
    "else": {"properties": {"reason": False}},
}
