"""Taking rows away: complete files in the formats of other tools."""
