"""Words beside names in other languages than English.

In: nothing. Out: for each language its titles, after which a person is named, and its heads of
institutions. Own lists, from reading news; lower case. What they get wrong: a title that is also
an office (`ministro de …`) is followed by no person; plurals and most cases are missing.
"""

TITLES: dict[str, frozenset[str]] = {
    "de": frozenset(
        """
        herr herrn frau präsident präsidenten präsidentin kanzler kanzlerin bundeskanzler
        bundeskanzlerin bundespräsident minister ministerin außenminister außenministerin
        innenminister finanzminister verteidigungsminister ministerpräsident ministerpräsidentin
        bürgermeister bürgermeisterin sprecher sprecherin dr. dr prof. prof professor professorin
        botschafter trainer chef chefin vorsitzende vorsitzender abgeordnete regierungschef
        staatschef papst könig königin premier premierminister generalsekretär direktor direktorin
        autor autorin richter anwalt
        """.split()
    ),
    "fr": frozenset(
        """
        m. mme mlle président présidente ministre premier chancelier chancelière ambassadeur maire
        gouverneur général colonel professeur docteur dr directeur directrice secrétaire sénateur
        député députée roi reine pape cheikh porte-parole avocat juge chef entraîneur maître me
        """.split()
    ),
    "es": frozenset(
        """
        señor señora sr. sra. presidente presidenta expresidente ministro ministra canciller
        embajador embajadora alcalde alcaldesa gobernador gobernadora general coronel capitán
        profesor profesora doctor doctora dr. dra. director directora senador senadora diputado
        diputada rey reina papa portavoz vocero vocera juez jueza fiscal abogado entrenador
        mandatario líder secretario
        """.split()
    ),
    "it": frozenset(
        """
        signor signora presidente premier ministro ministra cancelliere ambasciatore sindaco
        sindaca governatore generale colonnello professor professore dottor dottoressa direttore
        senatore deputato re regina papa portavoce giudice avvocato allenatore segretario leader
        onorevole
        """.split()
    ),
    "pt": frozenset(
        """
        senhor senhora sr. sra. presidente presidenta ex-presidente ministro ministra chanceler
        embaixador embaixadora prefeito prefeita governador governadora general coronel professor
        professora doutor doutora dr. dra. diretor diretora senador senadora deputado deputada rei
        rainha papa porta-voz juiz juíza advogado técnico secretário
        """.split()
    ),
    "nl": frozenset(
        """
        heer mevrouw president premier minister-president minister staatssecretaris ambassadeur
        burgemeester gouverneur generaal kolonel professor hoogleraar dokter dr. directeur koning
        koningin paus woordvoerder rechter advocaat trainer voorzitter leider
        """.split()
    ),
    "pl": frozenset(
        """
        pan pani prezydent premier minister ambasador burmistrz generał pułkownik profesor prof. dr
        dyrektor senator poseł posłanka król królowa papież rzecznik sędzia trener przewodniczący
        """.split()
    ),
    "tr": frozenset(
        """
        başkanı cumhurbaşkanı başbakan bakanı bakan sözcüsü büyükelçisi general profesör prof. dr.
        müdürü sekreteri genel lideri valisi milletvekili
        """.split()
    ),
    "ru": frozenset(
        """
        президент президента президентом президенту министр министра министром премьер
        премьер-министр премьер-министра канцлер канцлера посол посла губернатор губернатора мэр
        мэра генерал генерала полковник профессор профессора доктор директор директора сенатор
        депутат депутата король папа представитель представителя глава главы лидер лидера секретарь
        пресс-секретарь судья тренер политик актёр актер писатель режиссёр режиссер господин
        госпожа патриарх
        """.split()
    ),
    "uk": frozenset(
        """
        президент президента президентом президентові міністр міністра міністром прем'єр прем’єр
        прем'єр-міністр прем’єр-міністр канцлер посол посла губернатор мер генерал генерала
        полковник професор професора доктор директор директора депутат депутата король папа речник
        голова глава лідер секретар суддя тренер представник пан пані
        """.split()
    ),
    "ar": frozenset(
        """
        الرئيس السفير الوزير الأمير الملك الشيخ الجنرال العميد اللواء الدكتور السيد السيدة
        القاضي النائب
        """.split()
    ),
}
"""By language, the words directly after which a person is named."""

HEADS: dict[str, frozenset[str]] = {
    "de": frozenset(
        "Ministerium Universität Institut Verband Partei Zentralbank Hochschule".split()
    ),
    "fr": frozenset(
        """
        Ministère Université Banque Parti Conseil Commission Assemblée Cour Tribunal Institut
        Fédération Association Organisation Agence Union
        """.split()
    ),
    "es": frozenset(
        """
        Ministerio Universidad Banco Partido Consejo Comisión Asamblea Corte Tribunal Instituto
        Federación Asociación Organización Agencia Unión Secretaría Fiscalía Cámara
        """.split()
    ),
    "it": frozenset(
        """
        Ministero Università Banca Partito Consiglio Commissione Assemblea Corte Tribunale Istituto
        Federazione Associazione Organizzazione Agenzia Unione
        """.split()
    ),
    "pt": frozenset(
        """
        Ministério Universidade Banco Partido Conselho Comissão Assembleia Tribunal Instituto
        Federação Associação Organização Agência União Câmara
        """.split()
    ),
    "nl": frozenset("Ministerie Universiteit Partij Raad Instituut Hogeschool".split()),
    "pl": frozenset("Ministerstwo Uniwersytet Partia Rada Instytut Urząd".split()),
}
"""By language, nouns that begin the name of an institution."""

SMALL = frozenset(
    """
    de del della delle dei degli di du des la da do das dos der für van voor d' l' d’ l’ et y e und
    """.split()
)
"""Words between the head of an institution and the next word with a capital."""

NO_PLACES = frozenset(
    """
    Essen Halle Singen Weiden Hof Siegen Regen Bergen Baden Wesel Plan Centro Centre Norte Nord Sur
    Sud Süd Est Este Oeste Ouest Ost West Central Union Unión Nice Tours Vienne Lot Aude Var Manche
    Esperanza Victoria Florida Libertad Concepción Trinidad Mayo Cruz Reading Mobile Most Split Bar
    Eben Linz-Land Als Man Ahora Real Santa Porto-Novo Parana Mai Mar Son Sana Mira Vila Ponte
    """.split()
)
"""Places that are words, and words that are places, in other languages: none by itself."""

CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ии", ("ия",)),
    ("ию", ("ия",)),
    ("ией", ("ия",)),
    ("ії", ("ія",)),
    ("ію", ("ія",)),
    ("ією", ("ія",)),
    ("ой", ("а",)),
    ("ою", ("а",)),
    ("ом", ("",)),
    ("ем", ("й", "ь")),
    ("ве", ("ва",)),
    ("ы", ("а",)),
    ("е", ("а", "")),
    ("у", ("а", "")),
    ("и", ("ь", "а", "я")),
    ("і", ("а", "")),
    ("а", ("",)),
    ("я", ("й", "ь")),
)
"""Endings of Russian and Ukrainian cases, each with those of the nominative it may stand for."""
