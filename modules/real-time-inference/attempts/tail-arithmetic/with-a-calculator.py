# score: 4
# why: a right answer that is calculated
foreseen = {"chain": 1 - 0.99**3, "fan_out": 1 - 0.99**20, "p99": "less than", "crowded": (1 - 0.5) / (1 - 0.9)}
