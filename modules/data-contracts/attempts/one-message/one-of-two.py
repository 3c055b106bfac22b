# score: 5
# why: a right answer with two alternatives in place of a condition
message_schema = {
    "type": "object",
    "required": ["id", "entity_id", "site", "time", "kind", "value"],
    "properties": {
        "id": {"type": "integer", "exclusiveMinimum": 0},
        "entity_id": {"type": "integer", "minimum": 0},
        "site": {"enum": data.SITES},
        "time": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "value": {"type": "number", "minimum": 0},
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "oneOf": [
        {"properties": {"kind": {"enum": data.KINDS[:2]}, "reason": False}},
        {"required": ["reason"], "properties": {"kind": {"const": data.KINDS[2]}, "reason": {"type": "string", "minLength": 1}}},
    ],
}
