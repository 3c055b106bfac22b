"""What a reader keeps up with: review cards, and the map of the course that progress is counted along."""
