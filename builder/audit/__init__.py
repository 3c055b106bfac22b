"""The audit of a built site: its files, its pages in a browser, and the links that leave it."""
