"""What each key of a file of simulated callers is for."""

from __future__ import annotations

from callassist.content.meanings.care import CARE
from callassist.content.shape import Shape
from callassist.content.shape_callers import (
    ByMoodShape,
    CallersShape,
    PersonsShape,
    ReactionShape,
    SituationShape,
    SmallTalkShape,
    StyleShape,
    TemperamentShape,
    VoiceShape,
    WhenShape,
)

CALLERS: dict[type[Shape], dict[str, str]] = {
    CallersShape: {
        **CARE,
        "format": "The format of this file: callers/1.\n文件格式，固定写 callers/1。",
        "moods": "What the temper is called, from 0 to 5; at 6 the caller hangs up.\n火气从 0 到 5 各叫什么；到 6 就挂电话。",
        "persons": "What callers are put together from.\n来电的人从这里抽。",
        "situations": "What calls are about.\n为什么事打来。",
        "tells": "How a caller tells a field, by the field; its facts stand in double braces.\n问到一个字段时怎么说，按字段写；双花括号里是他心里有数的内容。",
        "asked_by": "By which words a caller hears that a field is asked for, out of turn as well; … stands for a few other words.\n听见哪些话就知道在问这一项，没轮到也答；… 代表中间隔几个字。",
        "small_talk": "What any caller says where a step has no words for callers.\n步骤里没写对方怎么说时，谁都会说的话。",
        "rules": "What any caller does about what is heard.\n听见什么会怎么样，对谁都一样。",
        "temperaments": "Kinds of callers.\n什么脾气的人。",
    },
    PersonsShape: {
        "surnames": "Surnames to draw from.\n姓，从里面抽。",
        "titles": "Forms of address to draw from, as the site has them.\n称呼，照 site.yaml 里的写。",
        "rooms": "Rooms to draw from, written as the site has them.\n房号，照 site.yaml 里的写法。",
        "phones": "Phone numbers to draw from; none of them real.\n电话，都用样号。",
        "firms": "Firms that callers may be from.\n可能来电的单位。",
    },
    SituationShape: {
        "id": "Its own id.\n这件事的编号。",
        "label": "What it is called.\n这件事叫什么。",
        "for": "The flows in which it comes up.\n练哪些流程时会遇到。",
        "answers": "The keys that this caller goes by, by flow or flow/step.\n到哪一步选哪个键，按流程或 流程/步骤 写。",
        "facts": "What the caller knows and tells when asked, by field.\n心里有数、问到才说的，按字段写。",
        "opening": "What is said first.\n头一句怎么说。",
        "tells": "How this caller tells a field, where it differs.\n这件事自己的说法，跟别人不一样才写。",
    },
    WhenShape: {
        "at": "At one of these flows or steps.\n在这些流程或步骤上。",
        "heard": "One of these elements was heard.\n听见了这些要素里的一个。",
        "lacks": "One of these elements was missing.\n缺了这些要素里的一个。",
        "forbidden": "A forbidden phrase was said.\n说了禁语。",
        "phrases": "One of these phrases was said.\n说了这几条禁语里的一条。",
        "thinks": "Nothing was said for so long.\n这么久没开口。",
        "kept_waiting": "The caller has waited so long.\n让对方等了这么久。",
        "asks_again": "What was told is asked again.\n说过的又问。",
        "named": "The caller was, or was not, called by name.\n叫没叫对方的称呼。",
        "mood_from": "Only from this temper on.\n火气到了几才算。",
    },
    ReactionShape: {
        "id": "Its own id.\n这一条的编号。",
        "when": "What must have happened: all of it.\n什么情况下，写了的都要满足。",
        "mood": "So much hotter, or cooler below 0.\n火气加几，负数是消气。",
        "says": "What is said then: one of these.\n这时说什么，抽一句。",
        "once": "Only the first time in a call.\n一通电话只算头一回。",
        "hang_up": "The caller hangs up.\n对方挂电话。",
    },
    TemperamentShape: {
        "id": "Its own id; exams name it.\n脾气的编号，考试里写它。",
        "label": "What it is called.\n叫什么。",
        "about": "What such a caller is like, in one line.\n一句话说是个什么样的人。",
        "mood": "The temper that the call begins with.\n一上来火气几分。",
        "enters": "The flows that such a caller belongs in; else any.\n会出现在哪些流程里；不写就都会。",
        "opening": "What is said before anything else.\n开口先说什么。",
        "style": "How lines come out.\n说话是什么样子。",
        "answers": "The keys gone by at a flow or step, by temper.\n到哪一步选哪个键，看火气。",
        "voice": "How a speech program reads it.\n念出来的声音。",
        "rules": "What such a caller does about what is heard, before the rules for all.\n这种人听见什么会怎么样，先看这里。",
    },
    StyleShape: {
        "before": "Put before a line at times.\n话前面有时加的。",
        "after": "Put after a line at times.\n话后面有时加的。",
        "chance": "How often, from 0 to 1.\n多常加，0 到 1。",
        "garble": "How much of a line is lost, from 0 to 1.\n有多少听不清，0 到 1。",
    },
    ByMoodShape: {
        "calm": "Keys while calm.\n平静时选的键。",
        "upset": "Keys while upset.\n不高兴时选的键。",
        "hot": "Keys while furious.\n发火时选的键。",
    },
    VoiceShape: {
        "speed": "How fast, in words a minute.\n快慢。",
        "pitch": "How high, from 0 to 99.\n高低，0 到 99。",
    },
    SmallTalkShape: {
        "yes": "Agreeing.\n答应。",
        "no": "Not agreeing.\n不答应。",
        "thanks": "Thanking.\n道谢。",
        "bye": "Saying goodbye.\n道别。",
        "waits": "While waiting.\n等着的时候。",
        "silence": "When nothing is said.\n没人说话的时候。",
        "gone": "When the caller hangs up.\n挂电话的时候。",
    },
}
