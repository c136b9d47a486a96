"""Datelines of Chinese, Japanese and Korean papers, which have marks of their own.

In: nothing. Out: patterns with the groups `place`, `agency` and `date`. Lives here only. Source:
the style of Xinhua, China News Service, Kyodo, Jiji, Yonhap and of Japan's dailies. What they get
wrong: a place of more than eight signs; an agency that is not here.
"""

import re

_HAN = r"[\u3400-\u9fff\u30a0-\u30ff]"
_DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_FULL_DATE = r"(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)"
_CHINESE = "新华社|新華社|中新社|中新网|人民网|央视网|中央社|法新社|路透社|美联社|俄新社|塔斯社"
_JAPANESE = "共同通信|共同|時事|時事通信|聯合ニュース|AFP時事|AFP=時事|ロイター|新華社|AP|AFP|CNN"

EAST_ASIAN = tuple(
    re.compile(form)
    for form in (
        # 新华社北京5月3日电   中新社上海5月3日电
        rf"[【(（]?(?P<agency>{_CHINESE})(?P<place>{_HAN}{{2,8}}){_FULL_DATE}[电電讯訊]",
        # 本报北京5月3日电   （中央社台北3日電）
        rf"[【(（]?(?:本报|本報|本网|本刊)(?P<place>{_HAN}{{2,8}}){_FULL_DATE}[电電讯訊]",
        rf"[(（](?P<agency>中央社)(?:记者|記者)?(?:{_HAN}{{2,4}})??(?P<place>{_HAN}{{2,4}}){_DATE}[电電]",
        # 【ワシントン共同】   【ソウル聯合ニュース】   【北京時事】
        rf"【(?P<place>{_HAN}{{2,8}}?)(?P<agency>{_JAPANESE})】",
        # 【ワシントン＝山田太郎】
        rf"【(?P<place>{_HAN}{{2,8}})[=＝]{_HAN}{{2,8}}】",
        # (서울=연합뉴스)
        r"[(（](?P<place>[가-힣]{2,8})\s?=\s?(?P<agency>[가-힣]{2,8})[)）]",
    )
)
"""The first that matches the head of a paragraph is its dateline."""
