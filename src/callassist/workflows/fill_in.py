"""Lines with gaps → words for this call, with the read-back of the language for the ear."""

from __future__ import annotations

from callassist.call.state import Call
from callassist.call.values import values
from callassist.clock import Millis, local
from callassist.content.values import Pack
from callassist.errors import TemplateError
from callassist.wording import Named, render
from callassist.workflows.ear import heard

_PROMISES = {"zh": ("；", "{what}（{owner}，{due}）"), "en": ("; ", "{what} ({owner}, {due})")}
"""How promises are told in a summary: what stands between them, and each."""

_NUMBERS = (".number", ".phone", ".badge")
"""What variables of the site end in that are dialled, and so said, digit by digit."""


class Filler:
    """Puts what is known of one call into its lines."""

    def __init__(self, call: Call, pack: Pack, now: Millis) -> None:
        self._call = call
        self._pack = pack
        self._today = local(now, call.opened.offset).date()
        self._values = values(call, pack, now)

    def line(self, source: str) -> str:
        """Give a line in words; one that cannot be filled in is shown as it was written, for a call must go on."""
        if "{" not in source:
            return source
        try:
            return render(
                source,
                self._values,
                missing=self._missing,
                filters={"spoken": self._spoken, "shown": self._shown},
            )
        except TemplateError:
            return source

    def summary(self) -> str:
        """Give the text to paste elsewhere when the call is over."""
        call, site = self._call, self._pack.site
        disposition = site.dispositions.get(call.walk.disposition)
        category = call.value("category") or (site.categories.get(disposition.category, "") if disposition else "")
        join, shape = _PROMISES[site.language]
        made = join.join(
            shape.format(what=one.what, owner=one.owner, due=f"{local(one.due, call.opened.offset):%m-%d %H:%M}")
            for one in call.walk.promises
        )
        self._values |= {
            "disposition": disposition.label if disposition else "",
            "category": category,
            "promises": made,
        }
        return "\n".join(line.rstrip() for line in self.line(site.summary).splitlines() if line.strip())

    def _missing(self, path: str) -> str:
        field = self._pack.site.fields.get(path.removeprefix("caller."))
        return self._pack.site.missing.format(label=field.label if field else path)

    def _spoken(self, value: str) -> str:
        return heard(value, self._type_of(value), self._pack.site.language, today=self._today).spoken

    def _shown(self, value: str) -> str:
        return heard(value, self._type_of(value), self._pack.site.language, today=self._today).shown

    def _type_of(self, value: str) -> str:
        """Give the type of the field that a value on its way into a line came from; plain text has none."""
        path = value.path.removeprefix("caller.") if isinstance(value, Named) else ""
        if path.endswith(_NUMBERS) or path.startswith("emergency."):
            return "phone"
        field = self._pack.site.fields.get(path)
        return field.type if field else "text"
