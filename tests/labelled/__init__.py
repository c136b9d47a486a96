"""Labelled articles of invented outlets, the shapes that people bring them in, and a scorer."""
