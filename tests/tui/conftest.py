from __future__ import annotations

import time

import pytest


@pytest.fixture(scope="session", autouse=True)
def in_china():
    """The seat's wall clock is Chinese."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        patch.delenv("CALLASSIST_SITE", raising=False)
        time.tzset()
        yield
    time.tzset()
