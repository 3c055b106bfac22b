minutes: {reading: 10, exercises: 20}
packages: [pandas]
extra: data
objectives:
  compare-groups: "Compare groups by a rate for @@SHORT@@ (TO BE WRITTEN: which groups, which rate)"
parameters:
  n_rows: {type: integer, default: 600, min: 300, max: 3000}
exercises:
  rate-by-group:
    kind: write
    title: "Rates by group (TO BE WRITTEN: its title)"
    objective: compare-groups
    points: 3
    minutes: 20
    hints:
      - The mean of a column of zeros and ones is a rate.
      - Group first, then take the mean, then sort.
