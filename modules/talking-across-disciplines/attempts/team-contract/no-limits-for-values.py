# score: 2
# hint: a score above 1 is a mistake
# why: names the fields and their kinds, but not the range of their values
import domain

contract = {
    "request": {"unit_id": {"kind": "text"}, "amount": {"kind": "number"}, "count": {"kind": "integer"}, "reading": {"kind": "number", "optional": True}},
    "answer": {"score": {"kind": "number"}, "reason": {"kind": "text"}, "model_version": {"kind": "text"}},
    "errors": {"invalid-input": "repair", "overloaded": "retry", "too-late": "fallback"},
    "limits": {"latency_ms": domain.LIMITS["latency_ms"], "calls_per_second": 50},
    "owner": "model team",
    "notice_days": 14,
}
