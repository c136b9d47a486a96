"""The words that stand with a date: labels, credits and fillers, in the languages of `months`.

In: nothing. Out: patterns, and the words that a line of dates can begin with. Lives here only:
the words.

Source: the labels printed with dates by the newspapers of the public Fundus list of publishers and
by the national agencies (AFP, dpa, EFE, ANSA, Lusa, TASS, Anadolu, Antara, Xinhua, Kyodo, Yonhap).
What they get wrong: a label of another language leaves its line unread. `Stand:` and `Giriş:` count
as published: where they are printed they are the only date.
"""

import re

from broadsheet.clean.months import MONTHS, WEEKDAYS, folded
from broadsheet.clean.times import ZONES

_UPDATED = """
updated|last updated|first updated|modified|last modified|edited|last edited|revised|last revised
update|last update|aktualisiert|zuletzt aktualisiert|letzte aktualisierung|letztes update|geändert
zuletzt geändert|mis à jour|mise à jour|dernière mise à jour|modifié|actualisé|actualizado
actualizada|última actualización|modificado|atualizado|atualizada|última atualização|atualização
aggiornato|aggiornata|ultimo aggiornamento|aggiornamento|modificato|bijgewerkt|laatst bijgewerkt
laatste update|laatst gewijzigd|gewijzigd|aangepast|uppdaterad|uppdaterat|senast uppdaterad|ändrad
opdateret|sidst opdateret|oppdatert|sist oppdatert|sist endret|päivitetty|обновлено|обновлен
дата обновления|последнее обновление|изменено|оновлено|дата оновлення|aktualizacja|zaktualizowano
ostatnia aktualizacja|data aktualizacji|aktualizováno|frissítve|actualizat|güncelleme
güncelleme tarihi|son güncelleme|son güncelleme tarihi|güncellendi|ενημερώθηκε
τελευταία ενημέρωση|τελευταία τροποποίηση|آخر تحديث|تاريخ التحديث|تم التحديث|تحديث|حُدث|حدث
آخرین به‌روزرسانی|آخرین بروزرسانی|به‌روزرسانی|بروزرسانی|עודכן|עדכון אחרון|अपडेट|अपडेटेड
更新|更新日時|最終更新|更新时间|更新時間|更新于|更新於|最后更新|最後更新|수정|최종수정|최종 수정
업데이트
diperbarui|terakhir diperbarui|diupdate|dikemas kini|kemas kini|dikemaskini|imesasishwa|imeboreshwa
"""
_PUBLISHED = """
date|publication date|release date|issue date|date published|date of publication|published|posted
released|issued|created|first published|first posted|originally published|published online
publish date|veröffentlicht|erstveröffentlicht|erschienen|publiziert|erstellt|stand|datum|publié
publiée|publié initialement|date de publication|paru|mis en ligne|créé|publicado|publicada
fecha de publicación|fecha|creado|publicado originalmente|data de publicação|data|criado|pubblicato
pubblicata|pubblicato originariamente|data di pubblicazione|gepubliceerd|geplaatst|verschenen
publicatiedatum|publicerad|publicerat|skapad|offentliggjort|publiceret|udgivet|oprettet|publisert
julkaistu|опубликовано|дата публикации|дата|опубліковано|дата публікації|opublikowano
data publikacji|publikacja|utworzono|publikováno|megjelent|publicat|giriş|giriş tarihi|yayınlanma
yayınlanma tarihi|yayın tarihi|yayınlandı|yayımlandı|oluşturulma|oluşturulma tarihi|eklenme|tarih
δημοσιεύθηκε|δημοσιεύτηκε|δημοσίευση|ημερομηνία δημοσίευσης|ημερομηνία|نشر|نُشر|نشرت|تم النشر
تاريخ النشر|تاريخ|منشور|تاریخ انتشار|انتشار|منتشر شده|تاریخ|פורסם|תאריך פרסום|פורסם בתאריך
प्रकाशित|पब्लिश्ड|प्रकाशन तिथि|公開|公開日|公開日時|掲載|配信|投稿日|发布|发布时间|发布于|發布
發布時間|发表于
发表时间|日期|时间|時間|입력|등록|기사입력|승인|게시|작성|diterbitkan|dipublikasikan|terbit|tayang|tanggal
disiarkan|imechapishwa|ilichapishwa|imewekwa
"""
_FILLERS = """
at|on|um|am|à|le|la|den|der|vom|kl|klo|local time|ora locale|heure locale|hora local|ortszeit|ore
alle|alle ore|om|op|às|as|em|el|a las|a la|las|il|del|o.clock|г|года|год|р|року|в|о|у|w dniu|r|godz
saat|pukul|jam|pada|στις|ώρα|ώρες|في|الساعة|بتاريخ|يوم|م|ساعت|روز|בשעה|ב|יום|को|बजे|dated|dnia|от
"""


def _names(text: str) -> list[str]:
    return [name for line in text.split("\n") for name in line.split("|") if name]


def _any(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


UPDATED = re.compile(rf"(?:{_any(_names(_UPDATED))})(?![^\W\d_])", re.IGNORECASE)
"""Says that what follows is the date of an update."""

PUBLISHED = re.compile(rf"(?:{_any(_names(_PUBLISHED))})(?![^\W\d_])", re.IGNORECASE)
"""Says that what follows is the date of publication."""

SOURCE = re.compile(
    r"(?i:source|fonte|fuente|quelle|来源|來源|出典)\s*[:：].{1,40}"
    r"|[A-ZÀ-Þ][\w’'.]+(?:(?:, | )[A-ZÀ-Þ][\w’'.]+)?"
)
"""What may stand before a date: `Source: Xinhua`, `Cuenca`, `Kyiv, Ukraine`."""

CREDIT = re.compile(
    r"(?:by|source|editor|来源|來源|编辑|責任編輯|责任编辑|출처)\s*[:：]?\s*[^\d\W][^\d]{1,40}$",
    re.IGNORECASE,
)
"""Whose text it is, at the end of a line."""

FILLER = re.compile(
    # A hyphen before four digits is the sign of an offset: `18:30:00 -0500`.
    r"(?:[\s,;:|/•·–—*.،؛：，、\u200c-\u200f]|-(?!\d{4}(?!\d)|(?<= -)\d\d:\d\d(?!\d)))+"
    r"|[()\[\]（）【】]|t(?=\d)"
    rf"|(?:{_any(_names(_FILLERS))}"
    r"|(?:reading time|lesezeit|lecture|tiempo de lectura|leestijd):?\s?\d{1,2}\s?min(?:ute)?[nso]?"
    r"|\d{1,2}[ -]min(?:ute)? read|(?:\d{1,4}|no) (?:comments?|shares?|views?))(?![^\W_])",
    re.IGNORECASE,
)
"""What may stand between the parts of a date and says nothing of it."""

WORD = re.compile(r"[^\W\d_]+")
_OTHERS = """
an one just yesterday today vor il hace há منذ قبل för for לפני πριν hier gestern ayer heute hoy
reading lesezeit lecture tiempo leestijd no by source editor 来源 來源
编辑 責任編輯 责任编辑 출처 utc gmt t
午前 上午 오전 午後 午后 下午 오후
"""
FIRST_WORDS: frozenset[str] = frozenset(
    folded(found[0])
    for name in (
        *_names(_UPDATED), *_names(_PUBLISHED), *_names(_FILLERS), *MONTHS, *WEEKDAYS, *ZONES,
        *_OTHERS.split(),
    )
    if (found := WORD.search(name))
)  # fmt: skip
"""The first words, in lower case, of all that can stand in a line of dates: any other word rules
a place out at the cost of one look."""
