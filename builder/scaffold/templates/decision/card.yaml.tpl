minutes: {reading: 10, exercises: 20}
objectives:
  decide: "Calculate and decide for @@SHORT@@ (TO BE WRITTEN: what is decided, by which figures)"
exercises:
  rate-and-decision:
    kind: write
    title: "A rate and a decision (TO BE WRITTEN: its title)"
    objective: decide
    points: 4
    minutes: 20
    hints:
      - Write the units beside the numbers. Which division gives an amount for each hour?
      - What happens at the limit itself? The task says it.
      - A time of zero hours is a mistake on the form. Nobody should get a number for it.
