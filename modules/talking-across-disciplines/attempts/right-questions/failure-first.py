# score: 5
# why: a right answer that opens with the imagined failure
guide = {
    "opening": ["Q23", "Q06", "Q02"],
    "follow_up": {
        "workload": "Q11", "waiting": "Q07", "records": "Q19", "outcome": "Q04", "outage": "Q09",
        "money": "Q21", "complaint": "Q13", "change": "Q17", "approval": "Q15",
    },
}
