minutes: {reading: 10, exercises: 20}
objectives:
  write-service: "Write a service for @@SHORT@@ (TO BE WRITTEN: what it answers)"
exercises:
  answer-requests:
    kind: write
    title: "Answer requests (TO BE WRITTEN: its title)"
    objective: write-service
    points: 4
    minutes: 20
    hints:
      - Check from the outside to the inside; first the address, then the method, then the body.
      - "`json.loads` raises ValueError for a text that is not JSON."
      - "A value of true is a whole number in Python. `type(value) is int` tells them apart."
