minutes: {reading: 10, exercises: 15}
objectives:
  order-steps: "Order the steps of @@SHORT@@ (TO BE WRITTEN: which procedure)"
exercises:
  steps-in-order:
    kind: parsons
    title: "The steps in order (TO BE WRITTEN: its title)"
    objective: order-steps
    points: 3
    minutes: 15
    hints:
      - What must be known before anything is touched?
      - Two of the steps do harm or do nothing. Which would you be sorry for?
      - What is written down before it is done may turn out wrong.
    equivalent_mutants:
      - before: order = ["B", "F", "C", "E", "A"]
        after: order = ["B", "F", "C", "A", "E"]
        reason: What was done may be written down before or after the look at its effect.
