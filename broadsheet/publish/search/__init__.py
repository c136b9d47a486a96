"""Searching: what was chosen, what is found, counted and suggested, and the page that shows it."""
