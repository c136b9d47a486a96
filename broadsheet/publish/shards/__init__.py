"""A corpus in several databases: its index read, its front page, and the search over all of it."""
