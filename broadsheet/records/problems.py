"""Records of problems: what a stage could not read or decide, and every kind that there is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or decided. `kind` is a key of `PROBLEM_KINDS`."""

    path: str
    stage: str
    kind: str
    detail: str = ""


PROBLEM_KINDS: dict[str, str] = {
    # capture
    "not read": "The file's kind is not one that Broadsheet reads, so it was left alone.",
    "binary": "The file is named like a text but holds binary data.",
    "unreadable": "The file or folder could not be opened or read.",
    "vanished": "The file was there when the folder was listed and gone when it was opened.",
    "changing": "The file changed while it was being read, twice.",
    "not a file": "The entry is a pipe, a socket or a device, which can hold no article.",
    "link": "The entry is a link that leads out of the folder, to a folder or nowhere.",
    "hidden": "The entry's name begins with a dot; hidden folders and files are not read.",
    "too large": "The file is larger than the limit for one article.",
    "empty": "The file holds nothing but blanks, or a list of no records: no article is in it.",
    "encoding guessed": "The file is not Unicode; its encoding was inferred from its bytes.",
    "damaged": "The file is cut off or damaged; what could be read is kept.",
    "undecodable bytes": "Some bytes have no meaning in the file's encoding and read as U+FFFD.",
    "took too long": "The work on the file was ended when its time was over (--time-limit).",
    "crashed": "The work on the file broke down, so nothing of it is an article; others are.",
    "page files": "The folder holds the parts of a saved page beside it, so it was not entered.",
    "unreadable record": "A line, row or record of the file could not be understood; others were.",
    "ragged row": "The row of the table has fewer cells than the header; the others are missing.",
    "no text": "The page, record or message states no text in a place known to hold one.",
    "summary only": "The record has no text of its own, so its summary stands in for it.",
    "repeated key": "The record states a key more than once; every value of it is kept.",
    "broken characters": "The record names halves of characters, which read as U+FFFD.",
    "unreadable front matter": "The front matter is not valid, so only its plain lines were read.",
    "unused correction": "A line or column of the corrections names no file or field.",
    "unreadable markup": "The file is named like a page, but no parser finds elements in it.",
    "unread entity rule": "A part of the list of entities, or the whole list, cannot be read.",
    # clean
    "no headline": "No headline was found in the text; the title is its opening words.",
    "no date": "No date of publication was found in the text.",
    "two dates": "The text states different publication dates, so none was chosen.",
    "ambiguous date": "The day and month of a date can be read in two ways, so neither was chosen.",
    "impossible date": "The date does not exist in the calendar.",
    "weekday disagrees": "The weekday beside a date is not that of the date, so neither was taken.",
    "unread date": "A line above the text holds a date among other words, so it was not taken.",
    "future date": "The date lies after the day of the build, so it was not taken.",
    "mostly set aside": "Less than half of the text's characters are in the body.",
    "no body": "No line of the text reads like an article, so the body is empty.",
    "very short": "The body has fewer than forty words.",
    "not an article": "Most lines of the body are no sentences: a list or an index page.",
    "truncated": "The text breaks off; the rest stands elsewhere.",
    "mixed languages": "Parts of the body are in different languages; the first one is stated.",
    "unread correction": "A correction, or the whole list, cannot be read.",
    # enrich
    "ambiguous name": "A short name fits two names of its article, so it was joined to neither.",
    "facts incomplete": "The article is too long to be read to its end for names and quotes.",
    # load
    "same content": "The file has the same bytes as another; both belong to one article.",
    "same text as": "The article's text is that of another one; both are kept.",
    "same address": "Another article states the same address; both are kept.",
    "unused entity rule": "A name in the list of entities is no name that an article has.",
    "id taken": "Another article's content gave the same id, so this one has the next free one.",
}
"""Every kind of problem with one sentence that the site shows; nothing else may be a kind."""

LEFT_OUT = frozenset({
    "binary", "unreadable", "vanished", "changing", "too large", "empty", "damaged",
    "unreadable record", "unreadable markup", "no text", "took too long", "crashed",
})  # fmt: skip
"""The kinds that stand for a file or record which was to be read and of which something, mostly
all, is missing in the database. What is passed over for what it is (a kind of file that nobody said
would be read, a hidden file, a link, a pipe) or merely doubtful is not among them."""
