"""Two articles beside each other: which paragraphs and which words stand in only one of them."""
