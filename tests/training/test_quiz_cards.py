from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from fsrs import Card as FsrsCard
from fsrs import Rating as Grade
from fsrs import ReviewLog, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.clock import Millis, local, millis
from callassist.errors import JournalError
from callassist.training.cards import (
    LONGEST,
    Added,
    Answered,
    Entry,
    Memory,
    Practised,
    Rating,
    after,
    due_today,
    is_due,
    met_today,
    number_of,
    rating_of,
    read,
    replayed,
    written,
)
from callassist.workflows import card_cache
from callassist.workflows.card_cache import cards_of

DAY = 86_400_000
CHINA = 480
NOON = millis(datetime(2026, 10, 19, 12, 0, tzinfo=timezone(timedelta(hours=8))))

names = st.sampled_from(["zh:say:a", "zh:dont:a", "zh:know:b", "en:say:a"])
ratings: st.SearchStrategy[Rating] = st.sampled_from(["again", "hard", "good"])
steps = st.integers(-40 * DAY, 60 * DAY)
"""Clocks go wrong both ways."""


@st.composite
def logs(draw) -> list[Entry]:
    at = int(NOON)
    found: list[Entry] = []
    for _ in range(draw(st.integers(0, 25))):
        at = max(1, at + draw(steps))
        card = draw(names)
        kind = draw(st.integers(0, 5))
        if kind == 0:
            found.append(Added(at=Millis(at), card=card, cause="drill"))
        elif kind == 1:
            found.append(Practised(at=Millis(at), card=card, is_right=draw(st.booleans()), answer="好"))
        else:
            found.append(Answered(at=Millis(at), card=card, rating=draw(ratings), answer="您好"))
    return found


def good(at: int, card: str = "c", rating: Rating = "good") -> Answered:
    return Answered(at=Millis(at), card=card, rating=rating)


def after_goods(count: int) -> Memory:
    memory = after(None, good(NOON))
    for _ in range(count - 1):
        memory = after(memory, good(memory.due))
    return memory


# -- the log is the truth --------------------------------------------------------------------------------------


@given(logs())
@settings(max_examples=60, deadline=None)
def test_the_replay_of_the_log_is_what_stood_there_entry_by_entry(entries):
    cards: dict[str, Memory] = {}
    for entry in entries:
        cards[entry.card] = after(cards.get(entry.card), entry)
    assert replayed([read(written(entry)) for entry in entries]) == cards


@given(logs(), st.integers(0, 25))
@settings(max_examples=40, deadline=None)
def test_the_copy_that_is_kept_is_the_replay_of_the_log(tmp_path_factory, entries, cut):
    folder = tmp_path_factory.mktemp("copy")
    pays, card_cache._PAYS = card_cache._PAYS, 1
    try:
        cards_of(folder, "小陈", entries[:cut])
        assert cards_of(folder, "小陈", entries) == replayed(entries)
        assert cards_of(folder, "小陈", entries) == replayed(entries)
    finally:
        card_cache._PAYS = pays


@pytest.mark.parametrize("spoil", [b"", b"{}", b"\xff\x00", b'{"rules":1,"count":2,"mark":"x","cards":{}}'])
def test_a_copy_that_does_not_fit_the_log_is_not_used(tmp_path, monkeypatch, spoil):
    monkeypatch.setattr(card_cache, "_PAYS", 1)
    entries = [good(NOON), good(NOON + 5 * DAY), good(NOON + 6 * DAY, "d")]
    cards_of(tmp_path, "x", entries)
    next(tmp_path.glob("cards-*.copy")).write_bytes(spoil)
    assert cards_of(tmp_path, "x", entries) == replayed(entries)
    assert cards_of(tmp_path, "x", entries[1:]) == replayed(entries[1:])


@given(
    st.lists(st.tuples(st.sampled_from(["again", "hard", "good"]), st.integers(0, 40 * DAY)), min_size=1, max_size=12)
)
@settings(max_examples=40, deadline=None)
def test_fsrs_itself_replays_the_log_to_the_same_card(reviews):
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)
    at, entries, theirs = int(NOON), [], []
    for rating, step in reviews:
        at += step
        entries.append(good(at, "c", rating))
        grade = {"again": Grade.Again, "hard": Grade.Hard, "good": Grade.Good}[rating]
        theirs.append(ReviewLog(number_of("c"), grade, datetime.fromtimestamp(at / 1000, UTC), None))
    card = scheduler.reschedule_card(FsrsCard(card_id=number_of("c")), theirs)
    ours = replayed(entries)["c"]
    assert ours.stability == pytest.approx(card.stability)
    assert ours.difficulty == pytest.approx(card.difficulty)
    assert abs(ours.due - card.due.timestamp() * 1000) < 2_000


def test_an_entry_of_something_else_is_refused():
    with pytest.raises(JournalError):
        read(b'{"is":"scored","at":1}')
    with pytest.raises(JournalError):
        read(b"\xff")


# -- the traps of FSRS -----------------------------------------------------------------------------------------


def test_the_number_of_a_card_is_the_same_for_ever_and_an_int():
    assert number_of("zh:say:dont-know") == number_of("zh:say:dont-know")
    assert number_of("zh:say:dont-know") == 4_812_791_951_622_269_758
    assert len({number_of(f"zh:say:{one}") for one in range(2_000)}) == 2_000


def test_no_chance_is_taken_and_none_is_drawn():
    random.seed(1)
    before = random.getstate()
    first = after_goods(4)
    assert random.getstate() == before
    random.seed(2)
    assert after_goods(4) == first


def test_a_card_is_reviewed_without_a_sleep():
    after(None, good(NOON))
    began = time.perf_counter()
    for number in range(200):
        after(None, good(NOON + number))
    assert (time.perf_counter() - began) / 200 < 0.001


def test_nothing_is_hidden_for_longer_than_a_month():
    assert [round((after_goods(count).due - after_goods(count).last) / DAY) for count in range(1, 7)] == [
        2,
        11,
        30,
        30,
        30,
        30,
    ]


def test_an_answer_never_comes_again_within_the_hour():
    for rating in ("again", "hard", "good"):
        memory = after(None, good(NOON, "c", rating))
        assert memory.due - NOON >= DAY


@given(st.lists(st.tuples(ratings, steps), min_size=1, max_size=15))
@settings(max_examples=60, deadline=None)
def test_a_clock_set_back_never_hides_a_card_nor_breaks_anything(reviews):
    at, memory = int(NOON), None
    for rating, step in reviews:
        at = max(1, at + step)
        memory = after(memory, good(at, "c", rating))
        assert at < memory.due <= at + LONGEST * DAY
        assert memory.last == at
        assert memory.stability > 0


def test_a_review_before_the_last_one_counts_as_one_on_the_same_day():
    memory = after(None, good(NOON))
    assert after(memory, good(NOON - 400 * DAY)).stability == pytest.approx(after(memory, good(NOON)).stability)


def test_what_a_clock_ahead_wrote_is_due_when_the_clock_is_right_again():
    ahead = after(None, good(NOON + 3_000 * DAY))
    assert is_due(ahead, NOON, CHINA)
    healed = after(ahead, good(NOON))
    assert not is_due(healed, NOON, CHINA)
    assert healed.due < NOON + 31 * DAY


def test_a_clock_that_is_set_right_by_a_second_brings_nothing_back():
    assert not is_due(after(None, good(NOON)), Millis(NOON - 1_000), CHINA)


def test_a_card_is_due_from_the_local_midnight_of_its_day():
    memory = after(None, good(NOON))
    day = local(memory.due, CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    assert is_due(memory, millis(day), CHINA)
    assert not is_due(memory, Millis(millis(day) - 1), CHINA)
    # At a seat elsewhere the day begins at another moment.
    assert is_due(memory, Millis(millis(day) - 1), CHINA + 60)


def test_only_utc_reaches_fsrs():
    # A zone of another kind is refused by it with a ValueError: none is raised, whatever the seat's own.
    for offset in (-720, 0, 480, 840):
        assert is_due(after(None, good(NOON)), Millis(NOON + 3 * DAY), offset)


@given(hints=st.integers(0, 3), is_slow=st.booleans())
def test_a_wrong_answer_is_never_hard_and_nothing_is_ever_easy(hints, is_slow):
    assert rating_of(is_right=False, hints=hints, is_slow=is_slow) == "again"
    assert rating_of(is_right=True, hints=hints, is_slow=is_slow) == ("hard" if hints or is_slow else "good")
    assert "easy" not in Rating.__args__  # type: ignore[attr-defined] # a Literal's


# -- mistakes and days -----------------------------------------------------------------------------------------


def test_a_mistake_is_due_at_once_and_until_it_is_known():
    known = after_goods(3)
    missed = after(known, Added(at=Millis(known.last + DAY), card="c", cause="drill"))
    assert not is_due(known, Millis(known.last + DAY), CHINA)
    assert is_due(missed, Millis(known.last + DAY), CHINA)
    assert after(missed, good(known.last + DAY, "c", "again")).is_mistake
    assert after(missed, good(known.last + DAY, "c", "hard")).is_mistake
    assert not after(missed, good(known.last + DAY)).is_mistake


def test_mistakes_come_first_then_what_has_waited_longest():
    cards = replayed(
        [
            good(NOON - 9 * DAY, "old"),
            good(NOON - 5 * DAY, "newer"),
            Added(at=NOON, card="missed", cause="drill"),
            good(NOON, "later"),
        ]
    )
    assert due_today(cards, NOON, CHINA) == ["missed", "old", "newer"]


def test_a_mistake_is_no_new_card():
    added = after(None, Added(at=NOON, card="c", cause="scan"))
    assert not met_today(added, NOON, CHINA)
    assert met_today(after(None, good(NOON)), NOON, CHINA)


def test_practice_changes_nothing_about_when_a_card_comes():
    memory = after_goods(2)
    assert after(memory, Practised(at=Millis(memory.last + 1), card="c", is_right=False)) == memory


def test_what_is_known_of_a_card_survives_being_written():
    memory = after_goods(3)
    assert msgspec.json.decode(msgspec.json.encode(memory), type=Memory) == memory
