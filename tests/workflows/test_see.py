from __future__ import annotations

from msgspec.structs import replace
from tests.packs import shipped

from callassist.workflows.walk import Walker


def test_what_must_not_be_said_is_never_shown_by_its_id():
    whole = Walker(shipped("zh"), "hold").view().avoid
    assert "急什么" in [one.phrase for one in whole]
    assert all(one.reply for one in whole)
    assert Walker(replace(shipped("zh"), phrases={}), "hold").view().avoid == ()
