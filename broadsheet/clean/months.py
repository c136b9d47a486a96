"""Names of months and weekdays, as newspapers print them.

Source: Unicode CLDR 44, Gregorian calendar, format and stand-alone forms, wide and abbreviated, of
English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Norwegian, Swedish,
Russian, Polish and Ukrainian (genitive), Turkish and Arabic (both the Western and the Levantine
names), with "sept" added. What it gets wrong: other languages are not read, and weekdays are
abbreviated in English and German only.
"""

_MONTHS = (
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari января янв"
    " stycznia січня ocak يناير كانون_الثاني",
    "february feb februar feber février févr fév febrero fevereiro fev febbraio februari febr"
    " февраля фев lutego лютого şubat فبراير شباط",
    "march mar märz mär mrz mars marzo março maart mrt marts марта мар marca березня mart"
    " مارس آذار",
    "april apr avril avr abril abr aprile апреля апр kwietnia квітня nisan أبريل إبريل نيسان",
    "may mai mayo maio mag maggio mei maj мая maja травня mayıs مايو أيار",
    "june jun juni juin junio junho giugno giu июня июн czerwca червня haziran يونيو حزيران",
    "july jul juli juillet juil julio julho luglio lug июля июл lipca липня temmuz يوليو تموز",
    "august aug août agosto ago augustus augusti августа авг sierpnia серпня ağustos أغسطس آب",
    "september sep sept septembre septiembre setembro set settembre сентября сент września"
    " вересня eylül سبتمبر أيلول",
    "october oct oktober okt octobre octubre outubro out ottobre ott октября окт"
    " października жовтня ekim أكتوبر تشرين_الأول",
    "november nov novembre noviembre novembro ноября нояб listopada листопада kasım"
    " نوفمبر تشرين_الثاني",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des"
    " декабря дек grudnia грудня aralık ديسمبر كانون_الأول",
)

MONTHS: dict[str, int] = {
    name.replace("_", " "): number
    for number, names in enumerate(_MONTHS, start=1)
    for name in names.split()
}
"""Lower-case name → 1 to 12."""

# What Python's IGNORECASE takes for the same letter, though lower() does not make it so.
_SAME_LETTER = str.maketrans({"ı": "i", "İ": "i", "ſ": "s", "\u212a": "k", "\u0307": None})
_NUMBERS = {name.translate(_SAME_LETTER): number for name, number in MONTHS.items()}


def month_number(name: str) -> int | None:
    """Return the number of a month by its name in any letter case, or None.

    >>> month_number("KASIM"), month_number("kasım"), month_number("Aprıl"), month_number("x")
    (11, 11, 4, None)
    """
    return _NUMBERS.get(name.translate(_SAME_LETTER).lower().translate(_SAME_LETTER))


WEEKDAYS: frozenset[str] = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
        " fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
        " mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche"
        " lunes martes miércoles jueves viernes sábado domingo"
        " lunedì martedì mercoledì giovedì venerdì sabato domenica"
        " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
        " mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag"
        " poniedziałek wtorek środa czwartek piątek sobota niedziela"
        " понеділок вівторок середа четвер пятниця субота неділя"
        " pazartesi salı çarşamba perşembe cuma cumartesi pazar"
        " понедельник вторник среда четверг пятница суббота воскресенье"
        " الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
    ).split()
)
"""Lower-case names."""
