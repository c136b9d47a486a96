"""Word lists for names in English; `lexicon` says of a word in which of them it is."""
