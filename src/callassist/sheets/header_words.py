"""What people write above a column → what the column holds."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, get_args

Kind = Literal["id", "phrase", "variants", "reply", "harm", "situations"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_WORDS: dict[Kind | Literal[""], tuple[str, ...]] = {
    # Where a heading holds words of two kinds of equal length, the kind that stands first here is meant.
    "id": ("编号", "编码", "标识", "代码", "id", "code", "key"),
    "": ("序号", "序", "行号", "备注", "no", "no.", "nr", "number", "row", "remarks", "notes"),
    "variants": (
        "变体", "其他说法", "其它说法", "别的说法", "类似说法", "相似说法", "同类说法", "另一种说法", "同义", "近义", "近似",
        "variant", "variants", "variation", "variations", "other ways", "other wordings", "wordings", "also said", "similar",
        "synonym", "synonyms",
    ),
    "reply": (
        "应答", "答复", "回复", "回答", "建议", "建议说法", "建议话术", "改说", "改为", "换成", "换说", "应说", "应该说", "应当说",
        "可以说", "可说", "这样说", "怎么说", "正确说法", "规范用语", "规范说法", "文明用语", "标准用语", "标准话术", "标准说法",
        "推荐", "替代", "替换", "话术", "reply", "replies", "say", "say instead", "instead", "should say", "better",
        "recommended", "suggested", "suggestion", "alternative", "response", "answer",
    ),
    "situations": (
        "情景", "情境", "场景", "场合", "情形", "情况", "类别", "分类", "类型", "主题", "适用", "环节", "何时", "什么时候", "situation", "situations",
        "scenario", "scene", "context", "category", "theme", "topic", "occasion", "when",
    ),
    "harm": (
        "说明", "客户感受", "客户听到", "对方听到", "对方感受", "感受", "听起来", "听到", "危害", "后果", "影响", "原因", "为什么",
        "理由", "伤害", "harm", "why", "reason", "hears", "heard", "feels", "feeling", "effect", "impact", "explanation",
    ),
    "phrase": (
        "禁语", "服务禁语", "禁用语", "忌语", "服务忌语", "禁忌", "禁止", "不能说", "不可说", "不可以说", "不该说", "不应该说",
        "不应说", "不要说", "不准说", "不得说", "不说", "别说", "错误说法", "错误用语", "不当用语", "不当说法", "不文明用语",
        "不规范用语", "不规范说法", "违规用语", "短语", "forbidden", "forbidden phrase", "phrase", "phrases", "don't say", "dont say",
        "do not say", "never say", "not to say", "must not say", "should not say", "shouldn't say", "avoid", "taboo", "prohibited",
        "banned", "instead of", "instead of saying",
    ),
}  # fmt: skip
_ASIDE = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_COUNT = re.compile(r"[\s\d一二三四五六七八九十①-⑨]+$")
_ROOM = 6
"""Characters that a heading of Chinese may have beside the word it is known by; a sentence is no heading."""
_ROOM_ENGLISH = 24
_BEFORE_HAN = "\u3400"


def kind_of(heading: str) -> Kind | Literal[""] | None:
    """Give what a column of this heading holds; an empty one holds nothing of use, None is no heading we know."""
    plain = _plain(heading)
    best: Kind | Literal[""] | None = None
    longest = 0
    for kind, words in _WORDS.items():
        for word in words:
            if len(word) > longest and _holds(plain, word):
                best, longest = kind, len(word)
    if plain.endswith((" id", "编号", " code")):
        return "id"
    return best


def _holds(plain: str, word: str) -> bool:
    if word >= _BEFORE_HAN:
        return word in plain and len(plain) <= len(word) + _ROOM and (len(word) > 1 or plain == word)
    return len(plain) <= len(word) + _ROOM_ENGLISH and f" {word} " in f" {plain} "


def _plain(heading: str) -> str:
    """Give a heading without what stands in brackets, its count and its punctuation, in small letters."""
    text = unicodedata.normalize("NFKC", _ASIDE.sub("", heading) or heading).lower().replace("’", "'")
    text = _COUNT.sub("", text.strip())
    words = " ".join(re.sub(r"[^\w']+", " ", text).split())
    return words.replace(" ", "") if max(words, default="") >= _BEFORE_HAN else words
