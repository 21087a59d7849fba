"""What each key of a phrasebook or courtesy file is for."""

from __future__ import annotations

from callassist.content.meanings.care import CARE
from callassist.content.shape import Shape
from callassist.content.shape_courtesy import CourtesyShape, OccasionShape
from callassist.content.shape_phrasebook import BookShape, ExamplesShape, PhraseShape, ReplyShape

BOOK: dict[type[Shape], dict[str, str]] = {
    BookShape: {
        **CARE,
        "format": "The format of this file: phrasebook/1.\n文件格式，固定写 phrasebook/1。",
        "id": "The file's name without .yaml.\n跟文件名一样（不带 .yaml）。",
        "title": "The theme.\n这一本讲哪方面。",
        "renamed": "Former ids with the ids they have now; `callassist rename` keeps it.\n改过名的编号：旧的对新的，由 callassist rename 维护。",
        "phrases": "The phrases that must not be said.\n不该说的话，一条一条写。",
    },
    PhraseShape: {
        "id": "What avoid refers to; once in all files of a language.\n流程里 avoid 用的编号，同一种语言里不能重复。",
        "phrase": "What must not be said.\n不该说的话。",
        "harm": "What the caller hears in it.\n对方听到的是什么意思。",
        "level": "forbid: never. avoid: better not.\nforbid 禁止说，avoid 尽量不说。",
        "situations": "Where it comes up.\n在什么场合容易说出口。",
        "variants": "Other ways people say it; /…/ is a pattern.\n别的说法，多写几种；/…/ 是正则。",
        "unless": "Surroundings in which it is harmless.\n前后有这些字就不算。",
        "yields_to": "Ids of phrases: where one of them is found in the same words, this one is not meant.\n同样的字里若有这些条目，就不算本条。",
        "replies": "What to say instead.\n换成怎么说。",
        "scope": "Where the advice holds.\n这条建议适用的范围。",
        "examples": "Lines that are tests: found in hit, not found in miss.\n例句，也是测试：hit 里该查出，miss 里不该。",
    },
    ReplyShape: {
        "say": "The words to say.\n怎么说。",
        "when": "When this one fits.\n什么情况下这样说。",
    },
    ExamplesShape: {
        "hit": "Lines in which the phrase is said.\n说了这句话的例子。",
        "miss": "Lines in which it is not.\n没说这句话的例子。",
    },
    CourtesyShape: {
        **CARE,
        "format": "The format of this file: courtesy/1.\n文件格式，固定写 courtesy/1。",
        "id": "The file's name without .yaml.\n跟文件名一样（不带 .yaml）。",
        "title": "The theme.\n这一本讲哪方面。",
        "occasions": "What to say, occasion by occasion.\n按场合写该说的话。",
    },
    OccasionShape: {
        "id": "Its own id.\n场合的编号。",
        "title": "What it is called on the screen.\n屏幕上的名字。",
        "when": "When it comes up.\n什么时候用得上。",
        "lines": "What to say: several that differ in shape.\n该说的话，几种不同的说法。",
        "avoid": "Ids of phrases that lie near and must not be said.\n容易顺口说出来、但不该说的条目编号。",
    },
}  # fmt: skip
