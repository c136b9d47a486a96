"""For programs that read the site: feeds, site maps, rules for crawlers, what each page is."""
