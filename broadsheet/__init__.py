"""Broadsheet: a folder of news articles in, a public dataset out.

The alphabet is the pipeline: `capture` (files in) → `clean` (text to fields) → `enrich` (fields
to facts) → `load` (facts to SQLite) → `publish` (SQLite to readers). `build` runs the first four
and writes what the fifth reads; `records` has the nouns that flow between them.
"""

__version__ = "0.1.0"
