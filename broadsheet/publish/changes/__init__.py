"""What is different from an earlier edition: the page of all changes, and that of one article."""
