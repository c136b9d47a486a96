"""Addresses of articles: one spelling for one page, and the date in a path.

In: an address as stated. Out: its canonical form with the names of what was dropped; its host; the
date in its path. Lives here only: what of an address does not tell pages apart. Nothing is fetched
and no outlet is guessed from a host.
"""

import re
from datetime import date
from urllib.parse import unquote_plus

from broadsheet.clean.months import month_number
from broadsheet.clean.stated import Stated

MAX_LENGTH = 2000
"""Characters: longer addresses are not those of articles (RFC 9110 asks for 8,000 at least)."""

# Parameters that say how a reader came, by exact name. Sources: the manuals of Google Analytics
# and Ads, Meta, Microsoft Advertising, X, TikTok, LinkedIn, Yandex Metrica, Mailchimp, HubSpot,
# Matomo, Marketo, Adobe Analytics, Vero, Omeda, AT Internet, Webtrends and comScore, and the lists
# of what Firefox and Brave strip.
# What it gets wrong: names that a site made up for itself stay (`ref`, `cmp`, `smid`), for they
# may tell pages apart elsewhere.
TRACKING: frozenset[str] = frozenset(
    "utm_source utm_medium utm_campaign utm_term utm_content utm_id utm_name utm_reader utm_brand"
    " utm_social utm_social-type utm_source_platform utm_creative_format utm_marketing_tactic"
    " utm_cid utm_pubreferrer utm_swu utm_viz_id utm_referrer utm_place utm_userid utm_int"
    " gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid _ga _gl fbclid fb_action_ids"
    " fb_action_types fb_source fb_ref fb_comment_id igshid igsh mibextid msclkid twclid ttclid"
    " li_fat_id yclid ysclid _openstat ymclid mc_cid mc_eid mc_tc _hsenc _hsmi hsctatracking __hstc"
    " __hssc __hsfp mtm_source mtm_medium mtm_campaign mtm_keyword mtm_content mtm_cid mtm_group"
    " mtm_placement pk_source pk_medium pk_campaign pk_keyword pk_content pk_cid pk_kwd mkt_tok"
    " s_cid icid vero_id vero_conv oly_enc_id oly_anon_id __s wickedid xtor at_medium at_campaign"
    " at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_type at_link_origin"
    " at_ptr_name"
    " at_bbc_team at_format at_campaign_type ns_mchannel ns_source ns_campaign ns_linkname ns_fee"
    " wt_mc wt_zmc guccounter guce_referrer guce_referrer_sig sc_cid sc_channel ito cmpid"
    " ftag __twitter_impression amp_js_v usqp rb_clickid s_kwcid ef_id epik srsltid".split()
)

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[^/?#:@\\\[\]]+|\[[0-9a-f:.]+\])(?::(?P<port>\d{0,5}))?"
    r"(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#.*)?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_BLANK = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"\u200b-\u200f\u202a-\u202e\ufeff]")
_DEFAULT_PORTS = {"http": "80", "https": "443"}


def canonical(url: str) -> tuple[str, tuple[str, ...]] | None:
    """Return one spelling of an absolute web address, and what was dropped; None if it is none.

    Scheme and host in lower case, without default port, fragment and the parameters of `TRACKING`;
    all else byte for byte.

    >>> canonical("HTTPS://Example.ORG:443/a?id=7&utm_source=x#top")
    ('https://example.org/a?id=7', ('utm_source',))
    >>> canonical("javascript:alert(1)"), canonical("/a/b"), canonical("https://user@example.org/")
    (None, None, None)
    """
    url = url.strip()
    if len(url) > MAX_LENGTH or _BLANK.search(url):
        return None
    match = _ADDRESS.fullmatch(url)
    if match is None or not _is_host(match["host"]):
        return None
    scheme, port = match["scheme"].lower(), match["port"] or ""
    if port and not 0 < int(port) < 65536:
        return None
    keep_port = f":{port}" if port and port.lstrip("0") != _DEFAULT_PORTS[scheme] else ""
    kept, dropped = _parted(match["query"])
    query = "" if kept is None else f"?{kept}"
    address = f"{scheme}://{match['host'].lower()}{keep_port}{match['path'] or '/'}{query}"
    return address, dropped


def host(url: str) -> str:
    """Return the host of a web address in lower case without `www.`, or nothing.

    >>> host("https://www.Example.org:8080/a"), host("mailto:a@example.org")
    ('example.org', '')
    """
    match = _ADDRESS.fullmatch(url.strip()) if len(url) <= MAX_LENGTH else None
    if match is None or not _is_host(match["host"]):
        return ""
    return match["host"].lower().rstrip(".").removeprefix("www.")


def _is_host(name: str) -> bool:
    """Tell whether a name can be that of a public host: two labels or more, or an address."""
    if name.startswith("["):
        return True
    labels = name.removesuffix(".").split(".")
    return len(name) <= 253 and len(labels) > 1 and all(_LABEL.fullmatch(one) for one in labels)


def _parted(query: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return a query without the parameters of `TRACKING`, and their names in order."""
    if query is None:
        return None, ()
    kept: list[str] = []
    dropped: dict[str, None] = {}
    for part in query.split("&"):
        name = unquote_plus(part.partition("=")[0]).lower().removeprefix("amp;")
        if name in TRACKING:
            dropped[name] = None
        else:
            kept.append(part)
    # A query of which nothing is left goes with its mark; one that was empty stays as it was.
    return "&".join(kept) if kept or not dropped else None, tuple(dropped)


_YEAR = r"(?P<y>19[5-9]\d|20\d\d)"
_END = r"(?=[/_.-]|$)"
# Forms of dates in the paths of newspapers, at the beginning of a part of the path (or, without
# marks, as a part that ends like one): /2024/05/03/, /2024-05-03-, /20240503/, /2024/may/03/,
# /2024/0503/, -20240503.html.
_PATH_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<=/){_YEAR}(?P<s>[/_-])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?){_END}",
        rf"(?<=/){_YEAR}/(?P<m>[a-z]{{3,9}})/(?P<d>\d\d?){_END}",
        rf"(?<=/){_YEAR}[-/](?P<m>\d\d)[-/]?(?P<d>\d\d){_END}",
        rf"(?<=[/_-]){_YEAR}(?P<m>\d\d)(?P<d>\d\d){_END}",
        rf"(?<=[_-]){_YEAR}-(?P<m>\d\d)-(?P<d>\d\d){_END}",
        rf"(?<=/){_YEAR}[/-](?P<m>\d\d)(?=/(?!\d\d?/))",
    )
)


def of_address(url: str) -> Stated | None:
    """Return the date in the path of an address; None where there is none, or more than one.

    The last resort: what it dates may be the page's first version, or a folder.

    >>> of_address("https://example.org/news/2024/05/03/bridge").edtf
    '2024-05-03'
    """
    match = _ADDRESS.fullmatch(url) if len(url) <= MAX_LENGTH else None
    if match is None or match["path"] is None:
        return None
    start, end = match.span("path")
    for form in _PATH_DATES:
        found = [one for m in form.finditer(url, start, end) if (one := _stated(m))]
        if found:
            return found[0] if len({one.edtf for one in found}) == 1 else None
    return None


def _stated(match: "re.Match[str]") -> Stated | None:
    name = match["m"]
    month = int(name) if name.isdigit() else month_number(name) or 0
    edtf = f"{match['y']}-{month:02}"
    if "d" in match.groupdict():
        edtf += f"-{int(match['d']):02}"
    if not _exists(edtf if len(edtf) > 7 else f"{edtf}-01"):
        return None
    return Stated(match.start(), match.end(), edtf)


def _exists(edtf: str) -> bool:
    try:
        date.fromisoformat(edtf)
    except ValueError:
        return False
    return True
