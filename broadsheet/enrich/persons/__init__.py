"""Names of persons: their parts, how they are spelled, and which of several are one person's.

In: names, without what an article says around them. Out: who bears them. What one article or the
whole corpus makes of that, `names.link` and `resolve` decide.
"""
