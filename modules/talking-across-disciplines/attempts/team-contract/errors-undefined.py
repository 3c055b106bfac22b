# score: 3
# hint: becomes an outage
# why: agrees on the fields and forgets what happens when something goes wrong
import domain

contract = {
    "request": {
        "unit_id": {"kind": "text"},
        "amount": {"kind": "number", "min": 0, "max": 1000000},
        "count": {"kind": "integer", "min": 0},
        "reading": {"kind": "number", "optional": True},
    },
    "answer": {"score": {"kind": "number", "min": 0, "max": 1}, "reason": {"kind": "text"}, "model_version": {"kind": "text"}},
    "errors": {},
    "limits": {"latency_ms": domain.LIMITS["latency_ms"], "calls_per_second": 50},
    "owner": "model team",
    "notice_days": 14,
}
