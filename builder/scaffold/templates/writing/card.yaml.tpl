minutes: {reading: 10, exercises: 20}
objectives:
  write-note: "Write a short note about @@SHORT@@ (TO BE WRITTEN: for whom, and what it must achieve)"
exercises:
  short-note:
    kind: explain
    title: "A short note (TO BE WRITTEN: its title)"
    objective: write-note
    points: 8
    minutes: 20
    hints:
      - Whoever reads only the first line should know what you ask for.
      - A number says more than "many" or "often".
      - Who does what, and by when?
    rubric:
      "Clear (TO BE WRITTEN: what a good note does)":
        points: 2
        levels: [Hard to follow, Some sentences are clear, Clear throughout]
      "Right for its reader (TO BE WRITTEN: who that is)":
        points: 2
        levels: [Written for oneself, Fits the reader in parts, Fits the reader]
