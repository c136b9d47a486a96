"""The rules that set lines aside, each with what it takes: the names that `--without` knows."""

from broadsheet.clean import page, repeated
from broadsheet.clean.furniture_words import LINKS

RULES: dict[str, str] = {
    # furniture
    "reading time": "how long the article takes to read",
    "share buttons": "buttons for sharing, saving, printing, and counts of them",
    "comment form": "the form for comments and its labels",
    "navigation": "menus, links to other pages of the site, players",
    LINKS: "links to other articles, their headings, topics and tags",
    "sign-up prompt": "newsletters, subscriptions, accounts",
    "advertisement": "advertisements and their labels",
    "copyright notice": "copyright notices",
    "cookie notice": "notices about cookies",
    "picture credit": "who made a picture, and where it is from",
    "Markdown picture": "a picture in Markdown, with its address",
    "hidden comment": "a comment that HTML, Markdown or a note app does not show",
    "web address alone": "a line that is nothing but a web address",
    "number alone": "a line that is nothing but a number",
    "marks without words": "a line of dashes, stars or other marks",
    # repeated
    repeated.RULE: "lines that stand in many articles of one outlet",
    # page
    page.ABOVE: "menus, teasers and notices above the article, on the text of a whole page",
    page.BELOW: "what follows the article on a page: related articles, comments, the foot",
    page.AMONG: "boxes, labels and captions among the paragraphs of a page",
    # head and tail
    "label above the headline": "short lines above the headline",
    "word above a byline": "a line with no more than `By` above the name",
    "label in the head": "short lines between headline and byline",
    "short line above a credit or a repeat of itself": "a caption, told by the line below it",
    "repeats an earlier paragraph": "what stands there for the second time",
    "short line among furniture at the end": "labels between other furniture below the text",
}
"""Name → what it takes."""
