"""Forms of address: what the agent picked or typed → the Chinese and the English one."""

from __future__ import annotations

# An empty English word: English has no form of address for it, and none is better than a wrong one.
TITLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("女士", "Ms", ("ms", "ms.", "f", "female", "女")),
    ("先生", "Mr", ("mr", "mr.", "m", "male", "男")),
    ("小姐", "Miss", ("miss",)),
    ("太太", "Mrs", ("mrs", "mrs.", "夫人")),
    ("医生", "Dr", ("dr", "dr.", "大夫")),
    ("教授", "Professor", ("professor", "prof", "prof.")),
    ("阿姨", "Ms", ("大妈", "大姐", "奶奶")),
    ("叔叔", "Mr", ("大爷", "大叔", "大哥", "爷爷")),
    ("老师", "", ()),
    ("师傅", "", ()),
    ("经理", "", ()),
)

ALONE = {"Ms": "madam", "Miss": "madam", "Mrs": "madam", "Mr": "sir", "Dr": "doctor", "Professor": "professor"}
"""What English says when the surname is not known."""
