minutes: {reading: 10, exercises: 15}
objectives:
  write-function: "Write a function for @@SHORT@@ (TO BE WRITTEN: name the function and what it is for)"
exercises:
  count-above:
    kind: write
    title: "A function (TO BE WRITTEN: its title)"
    objective: write-function
    points: 3
    minutes: 15
    hints:
      - Look at one reading at a time. When does it count?
      - "A reading that is missing is `None`. It cannot be compared with a number."
