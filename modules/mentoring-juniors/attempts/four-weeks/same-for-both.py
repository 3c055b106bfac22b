# score: 0
# hint: Each gap of Piet is learned once
# why: gives both the same plan
plan = {name: [["splits"], ["measures", "review splits"], ["thresholds"], ["review thresholds"]] for name in ("Noor", "Piet")}
