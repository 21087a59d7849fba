"""The keys of our files, and what people type for them with a Chinese input method on."""

from __future__ import annotations

import re

CHINESE = {
    "格式": "format", "编号": "id", "标识": "id", "标题": "title", "名称": "title", "何时": "when", "什么时候": "when",
    "类型": "kind", "种类": "kind", "按键": "key", "键": "key", "快捷键": "key", "开始": "start", "起点": "start",
    "步骤": "steps", "测试": "tests", "说": "say", "话": "say", "话术": "say", "做": "do", "动作": "do",
    "关键词": "keywords", "语气": "tone", "避免": "avoid", "忌语": "avoid", "禁语": "avoid", "必须": "must",
    "要素": "must", "选项": "choices", "选择": "choices", "标签": "label", "下一步": "next", "下步": "next",
    "转到": "next", "调用": "call", "返回": "return", "结束": "end", "结果": "outcome", "记录": "record",
    "复述": "readback", "核对": "readback", "承诺": "promise", "计时": "timer", "计时器": "timer", "每隔": "every",
    "最多": "max", "然后": "then", "之后": "then", "重复": "repeat", "跳过": "skip_if", "待办": "todo", "客户": "caller",
    "来电": "caller", "事项": "what", "期限": "within", "负责人": "owner", "按": "press", "等": "wait", "等待": "wait",
    "看到": "see", "填": "fill", "打开": "open", "挂断": "hang_up", "前提": "given", "操作": "play", "期望": "expect",
    "短语": "phrase", "变体": "variants", "伤害": "harm", "回复": "replies", "范围": "scope", "例子": "examples",
    "示例": "sample", "字段": "fields", "部门": "departments", "公司": "company", "中心": "centre", "选择项": "options",
}  # fmt: skip

ENGLISH = frozenset(CHINESE.values()) | {
    "name", "returned", "ended", "visited", "promised", "missing", "back", "level", "situations", "unless", "hit",
    "miss", "phrases", "language", "agent", "emergency", "hours", "day_parts", "wishes", "festivals", "timing",
    "caller_titles", "categories", "promises", "duties", "default_outcome", "dispositions", "elements", "summary",
    "number", "about", "type", "ask", "pattern", "private", "always", "fallback", "needs", "category",
    "keeps_promise", "weight", "greeting", "wish", "days", "closed", "from", "figure", "inbound", "outbound",
    "callback", "after_call", "renamed",
}  # fmt: skip

WORD = "(?:" + "|".join(re.escape(word) for word in sorted({*ENGLISH, *CHINESE}, key=len, reverse=True)) + ")"
"""A pattern of every key, English or Chinese."""


def english(key: str) -> str:
    """Give the key that a Chinese word stands for, or nothing."""
    return CHINESE.get(key.strip().rstrip("：:"), "")
