# score: 2
# hint: Put both loads into the formula
# why: believes that waiting grows as the load does
foreseen = {"chain": 0.0297, "fan_out": 0.182, "p99": "less than", "crowded": 1.8}
