minutes: {reading: 10, exercises: 15}
objectives:
  write-settings: "Write the settings for @@SHORT@@ (TO BE WRITTEN: of which program)"
exercises:
  settings-file:
    kind: write
    title: "A file of settings (TO BE WRITTEN: its title)"
    objective: write-settings
    points: 4
    minutes: 15
    hints:
      - "In TOML a text stands in quotes, a number and `true` do not."
      - "What stands below `[server]` belongs to the server until the next line in brackets."
