"""What a supervisor tells its processes, as single bytes on their standard input.

Where that ends, the supervisor is gone, and so are they within `STOP_WITHIN` seconds.
"""

ACCEPT, DRAIN = b"a", b"d"

STOP_WITHIN = 3
"""Seconds that answers have to end when the server is stopped."""

DRAIN_WITHIN = 300
"""Seconds that they have when a new edition takes over: somebody may be downloading all of it."""
