"""Words that begin or end the names of places and of what is built there.

In: nothing. Out: sets of words. Own lists, from reading news of many countries. What they get
wrong: a word may end names of two kinds (`Park`, `Hall`); other cues then decide.
"""

FACILITIES = frozenset(
    """
    Airport Bridge Dam Stadium Arena Hotel Resort Museum Gallery Theatre Theater Cinema Palace
    Tower Towers Building Hall Library Station Terminal Mall Plaza Prison Jail Camp Temple Mosque
    Cathedral Basilica Shrine Monastery Castle Fort Citadel Gate Wall Market Bazaar Garden Gardens
    Zoo Cemetery Memorial Monument Port Harbour Harbor Pier Canal Tunnel Plant Refinery Mine
    Factory Reactor Pipeline Café Cafe Restaurant Bar Villa Mansion Residence Reserve Sanctuary
    Clinic Infirmary Crossing Stadion Racecourse Track Campus Complex
    """.split()
)
"""What ends the name of a building or work: the name of a thing, not of a place or a body."""

ROADS = frozenset(
    "Street St Road Rd Avenue Ave Boulevard Lane Square Highway Drive Freeway".split()
)
"""What ends the name of a street."""

LANDFORMS = frozenset(
    """
    River Rivers Lake Lakes Island Islands Isle Isles Province State States City County District
    Region Valley Mountain Mountains Mount Mt Mt. Sea Ocean Gulf Bay Desert Peninsula Strip
    Territory Territories Village Town Township Governorate Oblast Prefecture Coast Beach Hills
    Hill Heights Kingdom Republic Emirates Archipelago Basin Delta Plateau Strait Straits Cape
    Canyon Glacier Forest Falls Creek Point Rock Reef Atoll Border Borough Parish Municipality
    Regency Division Tehsil Taluka Upazila Parganas Nagar Pradesh Colony Suburb Ward Quarter Zone
    Sector Area Corridor Horn Highlands Lowlands Plains Shore Springs Harbour Crossroads Department
    Canton Commune Voivodeship Canal Ridge Spit Estuary Caucasus Sahara Oasis Wadi Wilderness Bight
    Channel Sound Subcontinent Hemisphere World
    """.split()
)
"""What begins or ends the name of a place."""

QUARTERS = frozenset(
    """
    North South East West Northern Southern Eastern Western Central Upper Lower Greater Inner Outer
    Mid New Old San Santa Santo São Saint St St. Sainte Los Las El La Le Puerto Port Fort Rio Río
    Cape Mount Lake Tel Kuala Bandar Nova Villa Monte Costa Northeast Northwest Southeast Southwest
    North-East South-East North-West South-West Northeastern Northwestern Southeastern Southwestern
    Far Middle Near
    """.split()
)
"""What begins the name of a place."""
