"""SQLite to strangers: the limits and headers under which the site may be open to everyone.

The pages themselves are `publish`'s; here is what stands around them.
"""
