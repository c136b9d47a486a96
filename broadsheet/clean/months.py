"""Names of months and weekdays, as newspapers print them.

In: one word. Out: its number, or None. Lives here only: the names.

Source: Unicode CLDR 47 (as Babel 2.18 carries it), Gregorian calendar, format and stand-alone
forms, wide and abbreviated, of English, German, French, Spanish, Portuguese, Italian, Dutch,
Danish, Norwegian, Swedish, Finnish, Russian, Ukrainian, Polish, Czech, Hungarian, Romanian, Greek,
Turkish, Indonesian, Malay, Swahili, Hindi, Hebrew, Persian, and Arabic (the Western, the Levantine
and the Maghrebi names); with `sept`, `febr`, `jänner`, unaccented and common misspelt forms added.
What it gets wrong: a name that two languages give to different months is left out (`listopad` is
October in Croatian, `lip` June there and July in Polish); of Czech, Hungarian, Romanian and
Finnish the short forms are left out, for they are other words elsewhere (`led`, `pro`, `loka`).
Months of other calendars (`اردیبهشت`, `रमज़ान`) have no number: nothing is converted.
"""

_MONTHS = (
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari января янв"
    " январь январе"
    " stycznia sty styczeń styczniu січня січ січень січні ocak oca ledna leden lednu január"
    " ianuarie tammikuuta"
    " tammikuu"
    " ιανουαρίου ιαν ιανουάριος जनवरी जन॰ ינואר"
    " يناير كانون_الثاني كانون_ثاني جانفي ژانویه ژانویهٔ جنوری",
    "february feb februar feber février févr fév fevrier febrero fevereiro fev febbraio"
    " februari febr"
    " февраля фев февр февраль феврале lutego luty lutym лютого лют лютий лютому şubat şub subat"
    " února únor únoru február"
    " februarie helmikuuta helmikuu φεβρουαρίου φεβ φεβρουάριος फ़रवरी फरवरी פברואר"
    " فبراير شباط فيفري فوریه فوریهٔ فروری",
    "march mar märz mär mrz mars marzo março marco maart mrt marts марта мар март марте marca"
    " marzec marcu"
    " березня"
    " бер березень березні mart března březen březnu március martie maaliskuuta maaliskuu maret"
    " mac machi"
    " μαρτίου μάρτιος μάρ μαρ मार्च מרץ مارس آذار اذار مارچ",
    "april apr avril avr abril abr aprile апреля апр апрель апреле kwietnia kwi kwiecień kwietniu"
    " квітня квіт"
    " квітень квітні"
    " nisan nis dubna duben dubnu április aprilie huhtikuuta huhtikuu aprili απριλίου απρ απρίλιος"
    " अप्रैल אפריל أبريل ابريل إبريل نيسان أفريل آوریل اپریل",
    "may mai mayo maio mag maggio mei maj мая май мае maja maju травня трав травень травні mayıs"
    " mayis května"
    " květen květnu május toukokuuta toukokuu μαΐου μαΐ μάιος μάι μαϊου मई מאי مايو أيار ايار ماي"
    " مه"
    " مهٔ مئی",
    "june jun juni juin junio junho giugno giu июня июн июнь июне czerwca cze czerwiec czerwcu"
    " червня черв"
    " червень червні haziran haz června červen červnu június iunie kesäkuuta kesäkuu ιουνίου ιουν"
    " ιούνιος ιούν"
    " जून יוני يونيو يونيه حزيران جوان ژوئن جون",
    "july jul juli juillet juil julio julho luglio lug июля июл июль июле lipca lipiec lipcu липня"
    " лип липень липні"
    " temmuz tem července červenci červenec július iulie heinäkuuta heinäkuu julai ιουλίου ιουλ"
    " ιούλιος ιούλ"
    " जुलाई יולי يوليو يوليه تموز جويلية ژوئیه ژوئیهٔ جولائی",
    "august aug août aout agosto ago augustus augusti августа авг август августе sierpnia sie"
    " sierpień sierpniu"
    " серпня"
    " серп серпень серпні ağustos ağu agustos srpna srpen srpnu augusztus elokuuta elokuu agustus"
    " agu ogos ogo"
    " agosti αυγούστου αυγ αύγουστος αύγ अगस्त אוגוסט أغسطس اغسطس آب أوت اوت اگست",
    "september sep sept septembre septiembre setiembre setembro set settembre сентября сент сен"
    " сентябре"
    " сентябрь września wrz wrzesień wrześniu вересня вер вересень вересні eylül eyl eylul září"
    " szeptember"
    " septembrie syyskuuta syyskuu septemba σεπτεμβρίου σεπ σεπτέμβριος सितंबर सितम्बर ספטמבר"
    " سبتمبر أيلول ايلول سپتامبر ستمبر",
    "october oct oktober okt octobre octubre outubro out ottobre ott октября окт октябрь октябре"
    " października paź październik październiku жовтня жовт жовтень жовтні ekim eki října říjen"
    " říjnu október octombrie"
    " lokakuuta lokakuu oktoba οκτωβρίου οκτ οκτώβριος अक्टूबर अक्तूबर אוקטובר"
    " أكتوبر اكتوبر تشرين_الأول تشرين_الاول تشرين_أول اکتبر اکتوبر",
    "november nov novembre noviembre novembro ноября нояб ноя ноябрь ноябре listopada listopad"
    " listopadzie listopadu"
    " листопада лист листопад листопаді kasım kas kasim noiembrie marraskuuta marraskuu novemba"
    " νοεμβρίου"
    " νοε νοέμβριος νοέ नवंबर नवम्बर נובמבר نوفمبر تشرين_الثاني تشرين_ثاني نوامبر نومبر",
    "december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre desember des"
    " декабря дек декабрь декабре grudnia gru grudzień grudniu грудня груд грудень грудні aralık"
    " ara aralik prosince"
    " prosinec prosinci decembrie joulukuuta joulukuu disember dis desemba δεκεμβρίου δεκ"
    " δεκέμβριος दिसंबर"
    " दिसम्बर דצמבר ديسمبر كانون_الأول كانون_الاول كانون_أول دسامبر دسمبر",
)

MONTHS: dict[str, int] = {
    name.replace("_", " "): number
    for number, names in enumerate(_MONTHS, start=1)
    for name in names.split()
}
"""Lower-case name → 1 to 12."""

# What Python's IGNORECASE takes for the same letter, though lower() does not make it so.
_SAME_LETTER = str.maketrans({"ı": "i", "İ": "i", "ſ": "s", "\u212a": "k", "\u0307": None})


def folded(name: str) -> str:
    """Return a word in lower case, with what `IGNORECASE` takes for the same letter made so."""
    if name.isascii():
        return name.lower()
    return name.translate(_SAME_LETTER).lower().translate(_SAME_LETTER)


_NUMBERS = {folded(name): number for name, number in MONTHS.items()}


def month_number(name: str) -> int | None:
    """Return the number of a month by its name in any letter case, or None.

    Hebrew writes its `in` as the first letter of the name.

    >>> month_number("KASIM"), month_number("kasım"), month_number("במאי"), month_number("x")
    (11, 11, 5, None)
    """
    word = folded(name)
    number = _NUMBERS.get(word)
    return _NUMBERS.get(word[1:]) if number is None and word[:1] == "ב" else number


# Seven words for each language, from Monday to Sunday; a line of short forms follows a line of
# long ones where they are printed.
_WEEKS = """
monday tuesday wednesday thursday friday saturday sunday
mon tue wed thu fri sat sun
_ tues weds thur _ _ _
_ _ _ thurs _ _ _
montag dienstag mittwoch donnerstag freitag samstag sonntag
mo di mi do fr sa so
_ _ _ _ _ sonnabend _
lundi mardi mercredi jeudi vendredi samedi dimanche
lun mar mer jeu ven sam dim
lunes martes miércoles jueves viernes sábado domingo
lun mar mié jue vie sáb dom
_ _ miercoles _ _ sabado _
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
segunda terça quarta quinta sexta _ _
seg ter qua qui sex sáb dom
lunedì martedì mercoledì giovedì venerdì sabato domenica
lun mar mer gio ven sab dom
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
ma di wo do vr za zo
mandag tirsdag onsdag torsdag fredag lørdag søndag
man tir ons tor fre lør søn
_ tirs _ tors _ _ _
måndag tisdag onsdag torsdag fredag lördag söndag
mån tis ons tors fre lör sön
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina
понедельник вторник среда четверг пятница суббота воскресенье
пн вт ср чт пт сб вс
понеділок вівторок середа четвер п’ятниця субота неділя
_ _ _ _ п'ятниця _ нд
_ _ _ _ пʼятниця _ _
poniedziałek wtorek środa czwartek piątek sobota niedziela
pon wt śr czw pt sob niedz
_ _ _ _ _ _ nd
pondělí úterý středa čtvrtek pátek sobota neděle
luni marți miercuri joi vineri sâmbătă duminică
hétfő kedd szerda csütörtök péntek szombat vasárnap
pazartesi salı çarşamba perşembe cuma cumartesi pazar
pzt _ çar _ cum cmt paz
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
senin selasa rabu kamis jumat sabtu minggu
_ _ rab kam jum sab _
isnin selasa rabu khamis jumaat sabtu ahad
jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili
सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
सोम मंगल बुध गुरु शुक्र शनि रवि
שני שלישי רביעי חמישי שישי שבת ראשון
دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه
_ _ چهار‌شنبه پنج‌شنبه _ _ یک‌شنبه
الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
الإثنين _ الاربعاء _ _ _ الاحد
اثنين ثلاثاء أربعاء خميس جمعة سبت أحد
星期一 星期二 星期三 星期四 星期五 星期六 星期日
周一 周二 周三 周四 周五 周六 周日
_ _ _ _ _ _ 星期天
週一 週二 週三 週四 週五 週六 週日
月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
(月) (火) (水) (木) (金) (土) (日)
（月） （火） （水） （木） （金） （土） （日）
월요일 화요일 수요일 목요일 금요일 토요일 일요일
(월) (화) (수) (목) (금) (토) (일)
"""


def _weekdays() -> dict[str, frozenset[int]]:
    """Return lower-case name → the days it names: `mar` and `di` name Tuesday, `ma` only Monday."""
    found: dict[str, set[int]] = {}
    for line in _WEEKS.split("\n"):
        for number, name in enumerate(line.split()):
            if name != "_":
                found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


WEEKDAYS: dict[str, frozenset[int]] = _weekdays()
"""Lower-case names → their days, 0 for Monday; a short form may be that of two languages."""

_DAYS = {folded(name): days for name, days in WEEKDAYS.items()}


def weekday_numbers(name: str) -> frozenset[int]:
    """Return the days, 0 for Monday, that a weekday's name can mean; none when it is no weekday.

    >>> sorted(weekday_numbers("Wed")), sorted(weekday_numbers("SALI")), weekday_numbers("x")
    ([2], [1], frozenset())
    """
    return _DAYS.get(folded(name), frozenset())
