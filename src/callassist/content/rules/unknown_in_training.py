"""A file of training names a flow, step, answer, element, phrase, field, caller, bank or scorecard that does not exist."""

from collections.abc import Iterator, Mapping

from callassist.content.draft import Content, TrainingDraft
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.training_references import Mention, Named, mentions
from callassist.content.training_values import Bank, Callers, Scorecard
from callassist.content.unknown import unknown
from callassist.language import Notice, notice

rule = Rule("Q001", "E")
_HURTS = notice("A drill or exam would lack it, or could not begin.")
_WHAT: dict[Named, Notice] = {
    "flow": notice("flow"),
    "place": notice("flow or step"),
    "key": notice("answer"),
    "element": notice("element"),
    "phrase": notice("phrase"),
    "field": notice("field"),
    "title": notice("form of address"),
    "temperament": notice("kind of caller"),
    "bank": notice("question bank"),
    "scorecard": notice("scorecard"),
}


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look up every name in every file of training."""
    if not content.trainings or content.site is None or content.unread:
        return
    known = _known(content)
    for draft in content.trainings:
        yield from _in(draft, known, content)


def _in(draft: TrainingDraft, known: Mapping[Named, list[str]], content: Content) -> Iterator[Found]:
    told: set[tuple[Named, str]] = set()
    for mention in mentions(draft.part):
        names = _keys(content, mention.beside) if mention.kind == "key" else known[mention.kind]
        if mention.name in names or (mention.kind, mention.name) in told or _is_unread(mention, content):
            continue
        if mention.kind != "key":
            told.add((mention.kind, mention.name))
        yield draft.at(mention.path, unknown(_WHAT[mention.kind], mention.name, names, _HURTS), key=mention.is_key)


def _is_unread(mention: Mention, content: Content) -> bool:
    """Say whether it may stand in a file that cannot be read, which has a problem of its own."""
    if mention.kind == "phrase":
        return not content.has_whole_books
    return mention.kind == "key" and mention.beside not in _known(content)["place"]


def _known(content: Content) -> dict[Named, list[str]]:
    site = content.site.site if content.site is not None else None
    flows = [draft.flow for draft in content.flows]
    parts = [draft.part for draft in content.trainings]
    title = site.fields.get("title") if site is not None else None
    return {
        "flow": list(content.flow_ids),
        "place": [*content.flow_ids, *(f"{flow.id}/{step}" for flow in flows for step in flow.steps)],
        "element": list(site.elements) if site is not None else [],
        "field": list(site.fields) if site is not None else [],
        "title": list(title.options) if title is not None else [],
        "phrase": [*content.phrases, *sorted(content.unread_phrases)],
        "temperament": [name for part in parts if isinstance(part, Callers) for name in part.temperaments],
        "bank": [part.id for part in parts if isinstance(part, Bank)],
        "scorecard": [part.id for part in parts if isinstance(part, Scorecard)],
    }


def _keys(content: Content, place: str) -> list[str]:
    flow, _, step = place.partition("/")
    draft = content.flow_ids.get(flow)
    found = draft.flow.steps.get(step) if draft is not None else None
    return [choice.key for choice in found.choices] if found is not None else []
