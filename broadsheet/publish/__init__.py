"""SQLite to readers: the pages of a database, and what a build says and keeps for them.

Nothing is imported here: a build needs a few of these modules, and not Datasette's server, which
takes twice as long to import as the rest of the build. The Datasette plugin is `publish.plugin`.
"""
