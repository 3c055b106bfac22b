# score: 5
# why: a right answer that is put together from its parts
from domain import LIMITS

text = {"kind": "text", "optional": False}
contract = {"owner": "The model team", "notice_days": 14}
contract["request"] = {"unit_id": text, "amount": {"kind": "number", "min": 0.0, "max": 1e6}}
contract["request"]["count"] = {"kind": "integer", "min": 0, "optional": False}
contract["request"]["reading"] = {"kind": "number", "optional": True}
contract["answer"] = dict.fromkeys(["reason", "model_version"], text) | {"score": {"kind": "number", "min": 0, "max": 1}}
contract["errors"] = {"overloaded": "retry", "too-late": "fallback", "invalid-input": "repair"}
contract["limits"] = {"calls_per_second": 50, "latency_ms": LIMITS["latency_ms"]}
