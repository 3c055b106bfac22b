# score: 2
# hint: your guide does not react to
# why: reads out a list of eight good questions without listening
guide = {"opening": ["Q07", "Q04", "Q13", "Q11", "Q15", "Q17", "Q21", "Q09"], "follow_up": {}}
