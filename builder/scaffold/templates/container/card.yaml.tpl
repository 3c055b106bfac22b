minutes: {reading: 10, exercises: 20}
objectives:
  write-image: "Write a container file for @@SHORT@@ (TO BE WRITTEN: what runs in the container)"
exercises:
  container-file:
    kind: write
    title: "A container file (TO BE WRITTEN: its title)"
    objective: write-image
    points: 4
    minutes: 20
    hints:
      - Which line would give you another image next month, although you changed nothing?
      - What changes rarely is copied first; then a change of your code does not install everything again.
      - "A container runs as root unless `USER` says otherwise."
