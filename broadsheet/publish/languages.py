"""What a language is called, for a reader who does not know its code.

In: a BCP 47 tag. Out: its name in English with the tag behind it. The names are those of CLDR's
English locale for the languages that news is most often in; of any other the tag stands alone.
"""

NAMES = dict(
    pair.split(" ", 1)
    for pair in """
af Afrikaans;am Amharic;ar Arabic;az Azerbaijani;be Belarusian;bg Bulgarian;bn Bangla;
bs Bosnian;ca Catalan;ckb Central Kurdish;cs Czech;cy Welsh;da Danish;de German;el Greek;
en English;eo Esperanto;es Spanish;et Estonian;eu Basque;fa Persian;fi Finnish;fil Filipino;
fr French;ga Irish;gl Galician;gu Gujarati;ha Hausa;he Hebrew;hi Hindi;hr Croatian;hu Hungarian;
hy Armenian;id Indonesian;ig Igbo;is Icelandic;it Italian;ja Japanese;ka Georgian;kk Kazakh;
km Khmer;kn Kannada;ko Korean;ku Kurdish;ky Kyrgyz;la Latin;lb Luxembourgish;lo Lao;
lt Lithuanian;lv Latvian;mk Macedonian;ml Malayalam;mn Mongolian;mr Marathi;ms Malay;mt Maltese;
my Burmese;ne Nepali;nl Dutch;no Norwegian;nb Norwegian Bokmål;nn Norwegian Nynorsk;om Oromo;
or Odia;pa Punjabi;pl Polish;ps Pashto;pt Portuguese;ro Romanian;ru Russian;rw Kinyarwanda;
sd Sindhi;si Sinhala;sk Slovak;sl Slovenian;so Somali;sq Albanian;sr Serbian;sv Swedish;
sw Swahili;ta Tamil;te Telugu;tg Tajik;th Thai;ti Tigrinya;tk Turkmen;tl Tagalog;tr Turkish;
tt Tatar;ug Uyghur;uk Ukrainian;ur Urdu;uz Uzbek;vi Vietnamese;xh Xhosa;yi Yiddish;yo Yoruba;
zh Chinese;zu Zulu
""".replace("\n", "").split(";")
)
"""By the tag's first part. A name that CLDR gives to the tag with its region is not here."""


def said(tag: str) -> str:
    """Say a language.

    >>> said("en-GB"), said("de"), said("tlh")
    ('English (en-GB)', 'German (de)', 'tlh')
    """
    name = NAMES.get(tag.partition("-")[0])
    return f"{name} ({tag})" if name else tag
