# score: 0
# hint: reveals five requirements, your guide finds
# why: asks what the model team would like to talk about
guide = {
    "opening": ["Q01", "Q22", "Q12", "Q16"],
    "follow_up": {
        "approval": "Q16", "change": "Q18", "complaint": "Q14", "money": "Q22", "outage": "Q10",
        "outcome": "Q18", "records": "Q20", "waiting": "Q08", "workload": "Q12",
    },
}
