"""A site as small as can be, in memory, and flows to put beside it."""

from __future__ import annotations

import textwrap
from pathlib import Path

from callassist.content.folder import File, Raw
from callassist.content.loading import Loaded, load_raw
from callassist.content.problem import Problem
from callassist.errors import ContentError

SITE = """\
format: site/1
language: zh
missing: 〔缺：{label}〕
company: {name: 示例物业}
centre: {name: 服务中心, phone: "400-000-0000"}
agent: {name: 小李, badge: "8021"}
departments: {service: {name: 客户服务部, number: "8000"}}
fields:
  surname: {label: 姓氏, type: surname}
  phone: {label: 电话, type: phone}
categories: {daily: 日常}
promises: {callback: {label: 回电, within: 2h, owner: 客户服务部}}
default_outcome: answered
inbound: other
outbound: other
callback: other
dispositions: {answered: {label: 当场答复, category: daily}, noted: {label: 已记下, needs: [phone], category: daily}}
elements: {greet: {label: 问候, phrases: [您好]}}
"""
BOOK = """\
format: phrasebook/1
id: busy
title: 忙
phrases:
  - {id: whats-the-rush, phrase: 急什么, harm: 我的事不要紧。, replies: [{say: 我这就办。}]}
"""
OTHER = """\
format: flow/1
id: other
title: 另一个
when: 别的事
kind: inbound
start: first
steps:
  first: {say: 您好, return: true}
"""
HEAD = """\
format: flow/1
id: demo
title: 示例
when: 示例
kind: exception
start: first
"""


def raw(path: str, content: str | bytes) -> Raw:
    """Give a file as if it had been read; what it is follows from its path."""
    kind = "site" if path.endswith("site.yaml") else "phrasebook" if path.startswith("phrasebook") else "flow"
    data = content if isinstance(content, bytes) else content.encode()
    return Raw(File(Path(path), path, kind), data)  # type: ignore[arg-type]


def demo(fragment: str) -> str:
    """Give a flow `demo` from its part below `start`, or from a whole file."""
    fragment = textwrap.dedent(fragment)
    return fragment if fragment.startswith("format:") else HEAD + fragment


def site_with(**files: str | bytes) -> Loaded:
    """Check the small site with these flows put in; `site` and `busy` replace the site file and the phrasebook."""
    flows = {name: content for name, content in files.items() if name not in {"site", "busy"}}
    raws = [
        raw("phrasebook/zh/busy.yaml", files.get("busy", BOOK)),
        raw("scripts/zh/site.yaml", files.get("site", SITE)),
        raw("scripts/zh/other.yaml", OTHER),
        *(raw(f"scripts/zh/{name}.yaml", content) for name, content in flows.items()),
    ]
    return load_raw("zh", raws)


def problems(content: str | bytes) -> tuple[Problem, ...]:
    """Give the problems of the small site with this flow `demo` in it."""
    return site_with(demo=content).problems


def codes(content: str | bytes) -> list[str]:
    """Give only their codes, in file order."""
    return [problem.code for problem in problems(content)]


def reasons(error: ContentError) -> list[Problem]:
    """Give the problems that content was refused for; there is at least one, and at least one of them is an error."""
    found = [problem for problem in error.problems if isinstance(problem, Problem)]
    assert any(problem.severity == "E" for problem in found)
    return found
