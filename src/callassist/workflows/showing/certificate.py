"""The certificate of an exam that was passed: one page of A4."""

from __future__ import annotations

from callassist.clock import local
from callassist.language import Words
from callassist.workflows.exam_list import Sat
from callassist.workflows.library import unpacked
from callassist.workflows.showing.exam_sheet import version
from callassist.workflows.showing.markup import FONTS, joined, page, tag
from callassist.workflows.showing.training_page import number, pairs
from callassist.workflows.training_log import TrainingLog

_STYLE = (
    """
* { box-sizing: border-box; }
body { background: #fff; color: #1c1f23; margin: 0 auto; max-width: 50rem; padding: 2rem; """
    + FONTS
    + """ }
main { border: 3px double #59616b; padding: 3.5rem 3rem; text-align: center; }
h1 { font-size: 2rem; letter-spacing: .15em; margin: 0 0 2.5rem; } .name { font-size: 1.8rem; margin: 1.5rem 0; }
.told { font-size: 1.15rem; line-height: 1.9; } dl { display: grid; gap: .3rem 1.2rem; margin: 2.5rem auto 0;
  grid-template-columns: max-content max-content; justify-content: center; text-align: left; } dt { color: #59616b; }
dd { margin: 0; } .sign { border-top: 1px solid #1c1f23; margin: 4rem auto 0; padding-top: .4rem; width: 16rem; }
@media print { @page { size: A4; margin: 16mm; } body { max-width: none; padding: 0; } main { min-height: 240mm; } }
"""
)


def certificate(one: Sat, log: TrainingLog, words: Words) -> str:
    """Give the certificate of a sitting that was passed."""
    begun, result = one.begun, one.result
    assert result is not None, "a certificate tells of a result"
    pack = unpacked(log.journal.content(begun.digest))
    centre = pack.site.centre.get("name", "") if pack is not None else ""
    when = local(one.ended_at or begun.at, begun.offset)
    body = tag(
        "main",
        tag("h1", words("Certificate")),
        tag("p", words("This is to say that"), class_="told"),
        tag("p", f"{begun.trainee} {begun.badge}".strip(), class_="name"),
        tag("p", words("has passed the exam “{title}”.", title=begun.title), class_="told"),
        pairs(
            (
                (words("date"), f"{when:%Y-%m-%d}"),
                (words("score"), f"{number(result.percent)} %"),
                (words("pass mark"), f"{number(result.pass_mark)} %"),
                (words("seed"), str(begun.seed)),
                (words("words"), version(one, words)),
            )
        ),
        tag("p", centre or words("signature"), class_="sign"),
    )
    return page(f"{begun.title} · {begun.trainee}", _STYLE, joined(body), words)
