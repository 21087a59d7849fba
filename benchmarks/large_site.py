"""Sites to measure with: the shipped scripts, with a phrasebook as large as wanted."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from benchmarks.peers import ROOT

_WHO = [
    "您",
    "你",
    "这边",
    "我们",
    "他们",
    "那边",
    "楼上",
    "物业",
    "师傅",
    "主管",
    "前台",
    "工程部",
    "保安",
    "保洁",
    "会计",
]
_WHAT = [
    "不管",
    "管不了",
    "没办法",
    "不清楚",
    "不知道",
    "查不到",
    "说不准",
    "忙不过来",
    "没空",
    "不归我管",
    "爱莫能助",
    "等着吧",
    "再说吧",
    "看情况",
    "不可能",
]
_ABOUT = [
    "这事",
    "电梯",
    "水管",
    "停水",
    "停电",
    "押金",
    "物业费",
    "车位",
    "门禁",
    "噪音",
    "垃圾",
    "漏水",
    "装修",
    "快递",
    "钥匙",
    "空调",
    "暖气",
    "发票",
    "合同",
    "监控",
]
_WHEN = ["现在", "今天", "明天", "周末", "下班前", "月底", "一会儿", "改天", "晚点", "这两天"]


def large_book(phrases: int, name: str = "generated") -> str:
    """Give a phrasebook file with so many phrases, the same each time, each as large as a shipped one."""
    dice = random.Random(phrases)
    rows = [f"format: phrasebook/1\nid: {name}\ntitle: 生成的话\nphrases:\n"]
    for number in range(phrases):
        who, what, about, when = (dice.choice(words) for words in (_WHO, _WHAT, _ABOUT, _WHEN))
        phrase = f"{when}{about}{who}{what}{number}号"
        rows.append(
            f"  - id: {name}-{number}\n"
            f"    level: {dice.choice(('forbid', 'avoid'))}\n"
            f"    phrase: {phrase}\n"
            f"    variants: [{about}{when}{who}{what}{number}, {who}{what}{about}{number}了, {what}，{when}{about}{number}]\n"
            f"    harm: 我一听就觉得{about}没人管，还得自己再跑一趟。\n"
            f"    replies:\n"
            f"      - {{say: {about}的事我记下了，{when}给您回话，您看行吗？}}\n"
            f"      - {{say: 让您跑了一趟，我马上替您问{who}那边。, when: 着急}}\n"
            f"    examples:\n"
            f"      hit: [{phrase}, {who}{what}{about}{number}了]\n"
            f"      miss: [{about}我马上替您查]\n"
        )
    return "".join(rows)


def thousand_phrases(folder: Path, phrases: int = 1000) -> Path:
    """Make a site of the shipped scripts and phrasebooks, the Chinese one filled up to so many phrases; give its root."""
    for part in ("scripts", "phrasebook"):
        shutil.copytree(ROOT / part, folder / part)
    shipped = sum(path.read_text(encoding="utf-8").count("  - id: ") for path in _books(folder))
    (folder / "phrasebook" / "zh" / "generated.yaml").write_text(large_book(phrases - shipped), encoding="utf-8")
    return folder


def _books(folder: Path) -> list[Path]:
    return sorted((folder / "phrasebook" / "zh").glob("*.yaml"))
