"""Some drills that were played → as many attempts as are wanted, whose lines differ as those of real trainees do.

Each attempt is one of the drills with another trainee and another caller (name, room, telephone number, wherever they are
said), and every line of the trainee's in other words: another of the step's own lines, or what somebody wrote at that
step in the labelled transcripts; then words for words, particles, clauses put in, run together or cut apart, slips of
the finger, now and then something that must not be said. The caller's lines change likewise, though in a real log many
are alike, being the program's own. A short line may stay as it is: people do repeat those.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec.structs import replace

from benchmarks.validity import transcripts
from callassist.content.values import Pack
from callassist.language import Lang
from callassist.lookup.scanning.wordings import is_pattern
from callassist.training.keeping import Attempt
from callassist.training.state import Line
from callassist.workflows.ear import heard

_DAY = date(2026, 11, 27)
_NAMES: dict[Lang, tuple[str, ...]] = {
    "zh": tuple(
        "小" + one for one in "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    ),
    "en": (
        "Sam",
        "Alex",
        "Jo",
        "Chris",
        "Pat",
        "Robin",
        "Lee",
        "Kim",
        "Ash",
        "Max",
        "Rae",
        "Jay",
        "Ali",
        "Dee",
        "Kit",
        "Lou",
    ),
}
_SWAPS: dict[Lang, tuple[tuple[str, ...], ...]] = {
    "zh": (
        ("您", "你"), ("马上", "立刻", "这就", "现在就"), ("请问", "麻烦问下", "问一下"), ("对吗", "对吧", "是吧", "没错吧"),
        ("稍等", "等一下", "等会儿", "等我一下"), ("好的", "好", "行", "嗯好"), ("电话", "号码"), ("告诉", "跟您说", "通知"),
        ("抱歉", "不好意思", "对不起"), ("谢谢", "感谢", "多谢"), ("再见", "拜拜", "再会"), ("帮您", "给您", "替您"),
        ("师傅", "维修师傅", "工人"), ("什么", "啥"), ("哪里", "哪儿", "哪边"), ("记下", "记好", "登记"), ("先", "先"),
        ("我们", "咱们", "我们这边"), ("这件事", "这事", "这个事"), ("可以", "能", "行"), ("别急", "别着急", "不着急"),
        ("说", "讲"), ("是这样", "是这么回事"), ("还有", "另外还有"), ("一下", "一下子"), ("清楚", "明白"), ("打", "拨"),
    ),
    "en": (
        ("I'll", "I will", "let me", "I'm going to"), ("right away", "straight away", "now", "at once"),
        ("please", "if you would", "could you"), ("sorry", "so sorry", "very sorry"), ("thank you", "thanks", "many thanks"),
        ("goodbye", "bye", "bye for now"), ("is that right", "have I got that right", "correct"), ("call", "ring", "phone"),
        ("someone", "somebody", "one of us"), ("tell", "let", "inform"), ("need", "want"), ("flat", "place"), ("got", "have"),
        ("hello", "hi", "good morning"), ("can I", "may I", "could I"), ("a moment", "a minute", "a second"), ("the", "the"),
        ("anything else", "something else", "anything more"), ("engineer", "plumber", "technician"), ("and", "and then"),
    ),
}  # fmt: skip
_BEFORE: dict[Lang, tuple[str, ...]] = {
    "zh": (
        "嗯，",
        "好的，",
        "哦，",
        "行，",
        "好，",
        "明白，",
        "那个，",
        "是这样，",
        "这样啊，",
        "您看，",
        "那",
        "那我",
        "嗯嗯，",
    ),
    "en": (
        "Okay, ",
        "Right, ",
        "Well, ",
        "Sure, ",
        "Yes, ",
        "Of course, ",
        "I see, ",
        "So, ",
        "Oh, ",
        "Um, ",
        "Alright, ",
    ),
}
_BETWEEN: dict[Lang, tuple[str, ...]] = {
    "zh": ("我记一下", "您慢慢说", "我听着呢", "我看一下系统", "您放心", "我这边登记好了", "稍后有人跟您联系", "这个我知道",
           "麻烦您了", "辛苦您说一遍", "我核对一下", "别担心", "我跟同事说", "这边都有记录"),
    "en": ("I'm writing it down", "take your time", "I'm with you", "let me look", "don't worry", "it's all noted",
           "bear with me", "I know the one", "I'll check that", "my colleague knows", "that's fine", "it's on the list"),
}  # fmt: skip
_PARTICLES: dict[Lang, tuple[str, ...]] = {
    "zh": ("啊", "呢", "吧", "哈", "哦", "呀", "啦"),
    "en": (" then", " okay", " for you", " now"),
}
_BESIDE: dict[Lang, dict[str, str]] = {
    "zh": dict(pair for pair in zip("在是的他做到帐份带点话号码", "再事得她作道账分代点化好吗", strict=True)),
    "en": {},
}
_MARKS = {"zh": re.compile("[，。！？；]"), "en": re.compile(r"[,.!?;] ")}
_SHORT = 7
"""A line of so few characters (twice as many in English) may be said letter for letter again."""


@dataclass(frozen=True)
class Played:
    """A drill that was played, with the lines that its steps offer, gaps filled, by the number of the line."""

    attempt: Attempt
    offered: Mapping[int, tuple[str, ...]]


class Variety:
    """Draws attempts of one language."""

    def __init__(self, pack: Pack, drills: Sequence[Played]) -> None:
        self._lang: Lang = pack.site.language
        self._drills = drills
        self._written = _written(self._lang)
        self._forbidden = tuple(
            way for phrase in pack.phrases.values() for way in (phrase.phrase, *phrase.variants) if not is_pattern(way)
        )
        # The callers of the course are known by those who rang.
        people = [dict(one.attempt.record.facts) for one in drills]
        self._surnames = sorted({one["surname"] for one in people if one.get("surname")})
        self._titles = sorted({one["title"] for one in people if one.get("title")})

    def attempt(self, number: int) -> Attempt:
        """Give the attempt of a number: always the same one."""
        dice = random.Random(f"{self._lang}/{number}")
        drill = self._drills[number % len(self._drills)]
        record = drill.attempt.record
        who, badge = dice.choice(_NAMES[self._lang]), str(dice.randrange(8001, 8100))
        facts = dict(record.facts) | self._person(dice)
        others = [(record.name, who), (record.badge, badge), *self._said_otherwise(dict(record.facts), facts)]
        swap = _swapper(others)
        lines = []
        for at, line in enumerate(record.lines):
            text = line.text
            if line.who == "agent":
                text = self._as_said(at, line, drill, facts | {"who": who}, dice)
            if line.who != "scene":
                text = self._reworded(text, dice, 0.06 if line.who == "agent" else 0.0)
            lines.append(replace(line, text=swap(text)))
        name = f"{who}{number % 40}"
        new = replace(
            record, drill_id=f"{number:032x}", trainee=name, name=who, badge=badge, facts=facts, lines=tuple(lines), at=record.at + number
        )  # fmt: skip
        return replace(drill.attempt, record=new)

    def _person(self, dice: random.Random) -> dict[str, str]:
        surname, title = dice.choice(self._surnames), dice.choice(self._titles)
        block, stair, floor, door = dice.randint(1, 16), dice.randint(1, 3), dice.randint(1, 24), dice.randint(1, 8)
        if self._lang == "zh":
            room, phone = f"{block}栋{stair}单元{floor}{door:02}", f"1380000{dice.randrange(10_000):04}"
        else:
            room, phone = f"Block {block}, Flat {floor}{door:02}", f"07700 900{dice.randrange(1_000):03}"
        return {"surname": surname, "title": title, "room": room, "phone": phone}

    def _said_otherwise(self, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Give what is said of the one caller, and of the other in its place: written, shown and read out."""
        for kind in ("phone", "room"):
            if old.get(kind):
                was, now = (heard(one[kind], kind, self._lang, today=_DAY) for one in (old, new))
                yield from ((was.spoken, now.spoken), (was.shown, now.shown), (old[kind], new[kind]))
        blank = "" if self._lang == "zh" else " "
        parts = ("surname", "title") if self._lang == "zh" else ("title", "surname")
        if all(old.get(one) for one in parts):
            yield blank.join(old[one] for one in parts), blank.join(new[one] for one in parts)
        if old.get("surname"):
            sign = "姓" if self._lang == "zh" else ""
            yield sign + old["surname"], sign + new["surname"]

    def _as_said(self, at: int, line: Line, drill: Played, facts: Mapping[str, str], dice: random.Random) -> str:
        """Give what is said at a line's step: as it was, another line of the step, or what somebody wrote there."""
        text = line.text
        if dice.random() < 0.4 and drill.offered.get(at):
            text = dice.choice(drill.offered[at])
        if dice.random() < 0.4 and (theirs := self._written.get(f"{line.flow}/{line.step}")):
            text = dice.choice(theirs).format_map(defaultdict(str, facts))
        return text

    def _reworded(self, text: str, dice: random.Random, spoilt: float) -> str:
        if len(text) <= _SHORT * (1 if self._lang == "zh" else 2) and dice.random() < 0.5:
            return text
        for ways in _SWAPS[self._lang]:
            for way in ways:
                if way in text and dice.random() < 0.4:
                    text = text.replace(way, dice.choice(ways), 1)
                    break
        text = self._cut(text, dice, spoilt)
        if dice.random() < 0.35:
            text = dice.choice(_BEFORE[self._lang]) + text
        return self._slipped(text, dice) if dice.random() < 0.3 else text

    def _cut(self, text: str, dice: random.Random, spoilt: float) -> str:
        """Give a line with its clauses run together, cut apart, softened, left out, with another one among them."""
        comma, stop = ("，", "。") if self._lang == "zh" else (", ", ". ")
        parts = [part for part in _MARKS[self._lang].split(text.rstrip("。.")) if part]
        if len(parts) > 2 and dice.random() < 0.15:
            parts.pop(dice.randrange(1, len(parts)))
        if dice.random() < 0.25:
            parts.insert(dice.randint(0, len(parts)), dice.choice(_BETWEEN[self._lang]))
        if dice.random() < spoilt:
            parts.insert(dice.randint(0, len(parts)), dice.choice(self._forbidden).rstrip("。.!！?？"))
        if dice.random() < 0.3 and parts:
            which = dice.randrange(len(parts))
            parts[which] += dice.choice(_PARTICLES[self._lang])
        joined = ""
        for part in parts:
            joined += (
                dice.choice((comma, comma, stop, stop, comma, "" if self._lang == "zh" else " ")) if joined else ""
            ) + part
        return joined + dice.choice(("", stop.strip(), stop.strip()))

    def _slipped(self, text: str, dice: random.Random) -> str:
        """Give a line with one slip of the finger: another character, one too few, one twice, two the wrong way round."""
        if len(text) <= 3:
            return text
        at = dice.randrange(len(text) - 1)
        here = text[at]
        other = _BESIDE[self._lang].get(here, "")
        made = dice.choice((other or here, "", here + here, text[at + 1] + here))
        return text[:at] + made + text[at + (2 if len(made) == 2 and made[0] != here else 1) :]


class Shares:
    """Counts lines, and how many of them are unlike any before."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {"agent": 0, "caller": 0}
        self._unlike: dict[str, set[str]] = {"agent": set(), "caller": set()}
        self.lines = 0

    def add(self, attempt: Attempt) -> None:
        """Count the lines of one attempt."""
        self.lines += len(attempt.record.lines)
        for line in attempt.record.lines:
            if line.who in self._said:
                self._said[line.who] += 1
                self._unlike[line.who].add(line.text)

    def percent(self) -> dict[str, float]:
        """Give the share of the trainees' lines and of the callers'."""
        return {who: round(100 * len(self._unlike[who]) / max(1, self._said[who]), 1) for who in self._said}


def _swapper(pairs: Sequence[tuple[str, str]]) -> Any:
    """Give what puts one text for another, all in one go: what was put in is never replaced again."""
    found = {was: now for was, now in reversed(pairs) if was}
    pattern = re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda one: found[one[0]], text)


def _written(lang: Lang) -> dict[str, list[str]]:
    """Give the labelled transcripts' lines by step, with gaps for what is the trainee's and the caller's own."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in transcripts("tuning", lang):
        person = {key: str(value) for key, value in (one.get("caller") or {}).items()}
        gaps = [(str(one["trainee"]["name"]), "{who}")]
        gaps += [(person[key], f"{{{key}}}") for key in ("room", "phone", "title", "surname") if person.get(key)]
        swap = _swapper(gaps)
        for turn in one["turns"]:
            found[str(turn["at"])].append(swap(str(turn["say"]).replace("{", "").replace("}", "")))
    return found
