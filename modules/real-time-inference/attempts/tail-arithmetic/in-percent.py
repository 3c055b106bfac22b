# score: 0
# hint: Write a share
# why: writes percentages where shares are asked for
foreseen = {"chain": 3, "fan_out": 18, "p99": "more than", "crowded": 5}
