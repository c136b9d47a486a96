"""What is known of names before an article is read: places of the world, and organizations.

In: a name. Out: what it may be the name of. Data only: nothing here looks at an article.
"""
