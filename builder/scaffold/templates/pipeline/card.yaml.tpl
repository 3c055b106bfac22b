minutes: {reading: 10, exercises: 20}
objectives:
  write-step: "Write a pipeline step for @@SHORT@@ (TO BE WRITTEN: what the step does)"
exercises:
  load-step:
    kind: write
    title: "A step that may run twice (TO BE WRITTEN: its title)"
    objective: write-step
    points: 4
    minutes: 20
    hints:
      - What must not happen when the same batch arrives again?
      - Make a new store; the old one may still be read by others.
      - Of two rows with the same id the one with the higher version stays.
