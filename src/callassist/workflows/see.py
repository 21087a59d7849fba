"""A call, its words and the moment → what the agent sees."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from callassist.call.clocks import clocks, step_here
from callassist.call.state import Call
from callassist.call.wanted import missing, needed, shown
from callassist.clock import Millis, local
from callassist.content.values import Pack, Step
from callassist.text import one_line
from callassist.workflows.ear import heard
from callassist.workflows.fill_in import Filler
from callassist.workflows.view import Answer, AvoidLine, Crumb, FieldLine, FieldState, PromiseLine, ReadBackLine, View

_VERSION = 6
"""Characters of the content's digest that tell one version from another for people."""


def see(call: Call, pack: Pack, now: Millis) -> View:
    """Give everything the screen shows of this call at `now`."""
    site, opened, walk = pack.site, call.opened, call.walk
    filler = Filler(call, pack, now)
    step, here = step_here(call, pack), call.here
    disposition = site.dispositions.get(walk.disposition)
    view = View(
        phase=call.phase,
        direction=opened.direction,
        centre=site.centre.get("name", ""),
        agent=f"{opened.agent_name} {opened.agent_badge}".strip(),
        number=opened.number,
        version=opened.digest[:_VERSION],
        crumbs=_crumbs(call, pack),
        fields=tuple(_field_line(name, call, pack, step, now) for name in shown(call, pack)),
        promises=tuple(
            PromiseLine(made.what, made.owner, f"{local(made.due, opened.offset):%m-%d %H:%M}")
            for made in walk.promises
        ),
        missing=tuple(site.fields[name].label for name in missing(call, pack)),
        disposition=disposition.label if disposition else "",
        hung_up=walk.hung_up,
        is_parked=call.parked_at is not None,
        gaps=len(call.gaps),
        clocks=clocks(call, pack, now),
        summary=filler.summary() if walk.ended else "",
    )
    if step is None or here is None:
        return view
    return _with_step(replace(view, flow=here.flow, flow_title=pack.flows[here.flow].title), call, pack, filler, step)


def _with_step(view: View, call: Call, pack: Pack, filler: Filler, step: Step) -> View:
    turn = wording(call, step)
    return replace(
        view,
        step=step.id,
        step_title=step.title,
        say=filler.line(step.say[turn]) if step.say else "",
        wording=(turn + 1, len(step.say)) if step.say else (0, 0),
        other_wordings=tuple(filler.line(line) for number, line in enumerate(step.say) if number != turn),
        nudge=_nudge(call, filler, step),
        do=filler.line(step.do),
        keywords=step.keywords,
        tone=step.tone,
        reply=call.walk.replies[-1].text if call.walk.is_reply_up and call.walk.replies else "",
        avoid=tuple(
            AvoidLine(phrase.phrase, filler.line(phrase.replies[0].say) if phrase.replies else "")
            for phrase in (pack.phrases[name] for name in step.avoid if name in pack.phrases)
        ),
        answers=tuple(Answer(choice.key, filler.line(choice.label), choice.caller) for choice in step.choices),
        may_go_on=bool(step.next or step.end or step.returns),
        readbacks=tuple(
            line for name in step.readback if (line := _readback_line(name, call, pack, call.last_at)) is not None
        ),
    )


def wording(call: Call, step: Step) -> int:
    """Give the index of the wording to show: each time a step comes round, and at the agent's wish, the next one."""
    here = call.here
    if here is None or not step.say:
        return 0
    turned = call.walk.rewordings.get((here.flow, here.step), 0)
    return (max(0, here.visits.get(here.step, 1) - 1) + turned) % len(step.say)


def _nudge(call: Call, filler: Filler, step: Step) -> str:
    """Give the line the clock brought last; each time another wording."""
    timer = step.timer
    if timer is None or not call.rhythm.fired or not timer.say:
        return ""
    return filler.line(timer.say[(call.rhythm.fired - 1) % len(timer.say)])


def _crumbs(call: Call, pack: Pack) -> tuple[Crumb, ...]:
    """Give the stages of the call's first flow that have a title; flows opened on top stand after the present one."""
    flow = pack.flows.get(call.walk.stack[0].flow) if call.walk.stack else None
    if flow is None:
        return ()
    root, above = call.walk.stack[0], call.walk.stack[1:]
    # Of a long inbound call only the stages count, and the step it is at.
    titled = [
        step
        for step in flow.steps.values()
        if step.title and (step.call or step.id == root.step or flow.kind != "inbound")
    ]
    opened = [pack.flows[frame.flow].title for frame in above if frame.flow in pack.flows]
    here = flow.steps.get(root.step)
    if above and above[0].how == "call" and here is not None and here.call:
        opened = opened[1:]  # a stage that only runs a flow is that flow: its title says enough
    crumbs: list[Crumb] = []
    for step in titled:
        if step.id != root.step:
            crumbs.append(Crumb(step.title, "done" if root.visits.get(step.id) else "ahead"))
            continue
        crumbs.append(Crumb(step.title, "done" if opened else "here"))
        crumbs += [Crumb(title, "done") for title in opened[:-1]]
        crumbs += [Crumb(title, "here") for title in opened[-1:]]
    return tuple(crumbs)


def _field_line(name: str, call: Call, pack: Pack, step: Step | None, now: Millis) -> FieldLine:
    field = pack.site.fields[name]
    entry = call.walk.fields.get(name)
    value = entry.value if entry else ""
    state: FieldState = "open"
    if entry is not None:
        state = "declined" if entry.declined else "known" if value.strip() else "open"
    return FieldLine(
        id=name,
        label=field.label,
        type=field.type,
        value=value,
        shown=one_line(heard(value, field.type, pack.site.language, today=_today(call, now)).shown) if value else "",
        state=state,
        readback=entry.readback if entry else "",
        draft=call.drafts.get(name, ""),
        is_asked_here=step is not None and name in step.record,
        is_needed=name in needed(call, pack),
    )


def _readback_line(name: str, call: Call, pack: Pack, now: Millis) -> ReadBackLine | None:
    entry, field = call.walk.fields.get(name), pack.site.fields.get(name)
    if entry is None or field is None or not entry.value.strip():
        return None
    said = heard(entry.value, field.type, pack.site.language, today=_today(call, now))
    return ReadBackLine(name, field.label, one_line(said.shown), said.spoken, said.hint, entry.readback)


def _today(call: Call, now: Millis) -> date:
    return local(now, call.opened.offset).date()
