# score: 0
# hint: closed or leading
# why: follows every topic, but puts the answer about fairness into the partner's mouth
guide = {
    "opening": ["Q23", "Q06", "Q02"],
    "follow_up": {
        "approval": "Q15", "change": "Q17", "complaint": "Q13", "money": "Q21", "outage": "Q10",
        "outcome": "Q04", "records": "Q20", "waiting": "Q07", "workload": "Q11",
    },
}
