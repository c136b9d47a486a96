"""What can have happened to an article since an earlier edition."""

CHANGE_KINDS = ("added", "changed", "renamed", "withdrawn")
"""The values of `changes.kind`; renamed is an article whose file has another path."""
