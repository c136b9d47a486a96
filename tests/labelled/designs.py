"""How the pages of outlets are built: for each design, the markup of each kind of piece.

`page` holds the areas of a page. The others take `text`, `key` (a number that is the piece's own), `iso` (the
date in ISO 8601), `prop` (a microdata property) and, for runs of lines, `items`, `anchors`, `links`, `divs`, `rows`.
"""

Tags = dict[str, str]

SEMANTIC: Tags = {
    "page": '<header class="site-header">{before}</header><main id="content"><article class="story">'
    '<header>{head}</header><div class="story__body">{body}</div>'
    '<section class="story__foot">{after}</section></article>'
    '<aside class="rail" aria-label="More">{below}</aside></main><footer><p>{foot}</p></footer>',
    "headline": '<h1 class="story__title"{prop}>{text}</h1>',
    "standfirst": '<p class="story__standfirst">{text}</p>',
    "byline": '<p class="byline"{prop}>{text}</p>',
    "printed": '<p class="meta"><time datetime="{iso}"{prop}>{text}</time></p>',
    "caption": '<figure><img src="/img/{key}.jpg" alt="{text}"><figcaption>{text}</figcaption></figure>',
    "heading": "<h2>{text}</h2>",
    "para": "<p>{text}</p>",
    "box": '<aside class="inline-box"><p>{text}</p></aside>',
    "item": "<ul>{items}</ul>",
    "menu": '<nav><ul class="menu">{anchors}</ul></nav>',
    "card": '<div class="card"><h3><a href="/a/{key}">{text}</a></h3>{items}</div>',
    "line": '<p class="label">{text}</p>',
    "advert": '<div class="ad" data-ad-slot="mpu"><span>Advertisement</span></div>',
}

SOUP: Tags = SEMANTIC | {
    "page": '<div class="gnt_n">{before}</div><div class="gnt_w"><div class="gnt_ar">{head}'
    '<div class="gnt_ar_b">{body}</div><div class="gnt_ar_f">{after}</div></div>'
    '<div class="gnt_rr">{below}</div></div><div class="gnt_ft">{foot}</div>',
    "headline": '<div class="gnt_hl"><h1>{text}</h1></div>',
    "standfirst": '<div class="gnt_sum">{text}</div>',
    "byline": '<div class="gnt_by"><a href="/staff/">{text}</a></div>',
    "printed": '<div class="gnt_dt" data-c-dt="{text}">{text}</div>',
    "caption": '<div class="gnt_em"><img data-src="/i/{key}.webp"><div class="gnt_cap">{text}</div></div>',
    "heading": '<h3 class="gnt_h">{text}</h3>',
    "para": '<p class="gnt_p">{text}</p>',
    "box": '<div class="gnt_b"><a class="gnt_a" href="/r/{key}">{text}</a></div>',
    "menu": '<div class="gnt_m">{links}</div>',
    "card": '<a class="gnt_c" href="/story/{key}"><div class="gnt_ct">{text}</div>{divs}</a>',
    "line": '<div class="gnt_l"><span>{text}</span></div>',
    "advert": '<div class="gnt_x" aria-label="advertisement"></div>',
}

AMP: Tags = SEMANTIC | {
    "page": '<amp-sidebar id="m" layout="nodisplay">{before}</amp-sidebar><article class="article">'
    '<div class="article-head">{head}</div><section class="article-body">{body}</section>{after}'
    '</article><section class="more">{below}</section><footer>{foot}</footer>',
    "caption": '<figure><amp-img src="/{key}.jpg" width="800" height="450" layout="responsive">'
    "</amp-img><figcaption>{text}</figcaption></figure>",
    "para": '<div class="paragraph-wrapper"><p>{text}</p></div>',
    "advert": '<amp-ad width="300" height="250" type="doubleclick"></amp-ad>',
}

TABLE: Tags = SEMANTIC | {
    "page": '<table width="980" cellpadding="0" cellspacing="0"><tr><td width="160" valign="top">'
    '{before}</td><td valign="top"><table><tr><td>{head}</td></tr><tr><td class="testo">{body}</td>'
    '</tr><tr><td>{after}</td></tr></table></td><td width="180">{below}</td></tr></table>'
    "<center><small>{foot}</small></center>",
    "headline": '<font size="5"><b>{text}</b></font><br>',
    "standfirst": "<i>{text}</i><br>",
    "byline": '<font size="2">{text}</font><br>',
    "printed": '<font size="1" color="#666666">{text}</font><br>',
    "caption": '<table align="right"><tr><td><img src="foto/{key}.gif"></td></tr>'
    '<tr><td><font size="1">{text}</font></td></tr></table>',
    "heading": "<b>{text}</b><br>",
    "para": '<p align="justify"><font face="Verdana" size="2">{text}</font></p>',
    "box": '<table bgcolor="#eeeeee"><tr><td><a href="#">{text}</a></td></tr></table>',
    "menu": '<table class="menu">{rows}</table>',
    "card": '<a href="art_{key}.asp"><b>{text}</b></a><br>{divs}',
    "line": '<font size="1">{text}</font><br>',
    "advert": '<!-- banner --><img src="/ads/b.gif" width="468" height="60" alt="Advertisement">',
}

BREAKS: Tags = TABLE | {
    "page": '<div id="top">{before}</div><div id="left"><div class="node">{head}<div class="content">'
    '{body}</div>{after}</div></div><div id="right">{below}</div><div id="footer">{foot}</div>',
    "headline": '<h2 class="title">{text}</h2>',
    "heading": "<strong>{text}</strong><br><br>",
    "para": "{text}<br /><br />\n",
    "box": '<a href="#"><em>{text}</em></a><br><br>',
    "menu": '<ul id="nav">{anchors}</ul>',
}

DESIGNS = {"semantic": SEMANTIC, "soup": SOUP, "amp": AMP, "table": TABLE, "breaks": BREAKS}
