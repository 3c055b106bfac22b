# score: 3
# hint: a further field
# why: forbids every field that it does not know
message_schema = {
    "type": "object",
    "required": ["id", "entity_id", "site", "time", "kind", "value"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": 1},
        "entity_id": {"type": "integer", "minimum": 0},
        "site": {"enum": data.SITES},
        "time": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"},
        "kind": {"enum": data.KINDS},
        "value": {"type": "number", "minimum": 0},
        "note": {"type": ["string", "null"]},
        "reason": {"type": "string", "minLength": 1},
    },
    "if": {"properties": {"kind": {"const": data.KINDS[2]}}},
    "then": {"required": ["reason"]},
    "else": {"not": {"required": ["reason"]}},
}
