# score: 0
# hint: look which topics were mentioned
# why: opens with polite small talk and has no question left in the end
guide = {
    "opening": ["Q24", "Q05", "Q02", "Q06", "Q23"],
    "follow_up": {
        "approval": "Q15", "change": "Q17", "complaint": "Q13", "money": "Q21", "outage": "Q09",
        "outcome": "Q04", "records": "Q19", "waiting": "Q07", "workload": "Q11",
    },
}
