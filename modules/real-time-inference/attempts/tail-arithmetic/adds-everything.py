# score: 0
# hint: all twenty are quick
# why: adds chances and percentiles
foreseen = {"chain": 0.03, "fan_out": 0.2001, "p99": "equal to", "crowded": 1.8}
