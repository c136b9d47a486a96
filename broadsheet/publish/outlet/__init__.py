"""The page of an outlet: what it published and when, whom it names, whose copies it prints."""
