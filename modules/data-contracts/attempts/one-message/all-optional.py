# score: 2
# hint: name it under `required`
# why: believes that a field under properties has to be there
message_schema = {
    "type": "object",
    "properties": {
        "id": {"type": "integer", "minimum": 1},
        "entity_id": {"type": "integer", "minimum": 0},
        "site": {"enum": data.SITES},
        "time": {"type": "string", "format": "date-time"},
        "kind": {"enum": data.KINDS},
        "value": {"type": "number", "minimum": 0},
        "note": {"type": ["string", "null"]},
        "reason": {"type": "string"},
    },
    "minProperties": 1,
}
