# score: 3
# hint: a reading that is not there does not
# why: did not hear "now and then there is none"
import domain

contract = {
    "request": {
        "unit_id": {"kind": "text"},
        "amount": {"kind": "number", "min": 0, "max": 1000000},
        "count": {"kind": "number", "min": 0},
        "reading": {"kind": "number"},
    },
    "answer": {"score": {"kind": "number", "min": 0, "max": 1}, "reason": {"kind": "text"}, "model_version": {"kind": "text"}},
    "errors": {"invalid-input": "repair", "overloaded": "retry", "too-late": "fallback"},
    "limits": {"latency_ms": domain.LIMITS["latency_ms"], "calls_per_second": 50},
    "owner": "model team",
    "notice_days": 14,
}
