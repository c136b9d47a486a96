"""What stands around articles, and sentences that only speak of it."""

import pytest

from broadsheet.clean.furniture import RULES, kind

FURNITURE = {
    "share buttons": ["Share This Article", "Share", "Share on Facebook", "Facebook", "X",
                      "WhatsApp", "Tweet", "Facebook Twitter WhatsApp", "12 shares", "Be Social",
                      "Copy link", "Teilen", "Share 0", "Link copied!"],
    "comment form": ["Leave a Reply", "Leave a Comment", "3 Comments", "Comments (12)",
                     "Your email address will not be published. Required fields are marked *",
                     "Name *", "Be the first to comment", "Kommentare",
                     "Save my name, email, and website in this browser for the next time I comment."],
    "navigation": ["Back to top button", "Skip to content", "Read more", "Menu", "Next Article"],
    "links to other articles": ["Related Articles", "You May Also Like", "More from The Sun",
                                "Most read in Football", "Topics", "Tags: Gaza, Egypt",
                                "Mehr zum Thema: Landkreis", "Read also: Cairo hosts summit"],
    "sign-up prompt": ["Sign up for our newsletter", "Subscribe", "Subscribe to Newsletter",
                       "Sign up for our emails", "Newsletter", "Subscribe for $0.99/week"],
    "advertisement": ["Advertisement", "ADVERTISEMENT", "Anzeige", "Story continues below ad"],
    "copyright notice": ["© 2024, Malay Mail, All Rights Reserved.", "Copyright © 2023 The Paper."],
    "cookie notice": ["We use cookies to improve your visit", "Accept all cookies"],
    "reading time": ["5 Min Read", "6 minute read", "Lesezeit: 3 Min.", "Reading time: 4 minutes"],
    "picture credit": ["Photo: Ann Lee/AFP", "Getty Images", "(Photo by Ann Lee)",
                       "A man walks through rubble. via Getty Images"],
    "Markdown picture": ["![The old bridge](bridge.jpg)", "![[bridge.png]]", "![](https://e.org/a.jpg)"],
    "hidden comment": ["<!-- more -->", "%% to check %%"],
    "web address alone": ["https://example.org/a?b=c", "www.example.org"],
    "number alone": ["2", "12."],
    "marks without words": ["* * *", "---", "•", "…"],
}  # fmt: skip

TEXT = [
    "Share prices rose on Monday.",
    "Comments by the minister drew anger.",
    "The advertisement was withdrawn.",
    "More from a sense of duty than from love, he stayed.",
    "Read more books, he told the students.",
    "Photography was his life.",
    "Subscribers left in droves.",
    "He said that all rights are reserved for the few who can pay for them, year after year, and"
    " that this was how it had always been in the courts of that country, and how it would remain.",
    "“No.”",
    "Five minutes later he read the letter.",
    "2021 was a good year.",
]


@pytest.mark.parametrize("rule", FURNITURE)
def test_furniture(rule: str) -> None:
    found = {text: kind(text) for text in FURNITURE[rule]}
    assert {text: one.rule if one else None for text, one in found.items()} == dict.fromkeys(
        found, rule
    )


def test_every_rule_has_its_cases() -> None:
    assert set(FURNITURE) == RULES


@pytest.mark.parametrize("text", TEXT)
def test_text(text: str) -> None:
    assert kind(text) is None


def test_bullets_and_arrows_around_a_label_do_not_matter() -> None:
    assert kind("* Facebook").rule == "share buttons"
    assert kind("Read more »").rule == "navigation"
