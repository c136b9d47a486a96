"""The pages of people, organizations and places: named when, with whom, quoted in what words."""
