from __future__ import annotations

import time

import pytest


@pytest.fixture(scope="session", autouse=True)
def in_china(tmp_path_factory):
    """The seat's wall clock is Chinese, and what is compiled lies in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        patch.setenv("CALLASSIST_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("CALLASSIST_SITE", raising=False)
        time.tzset()
        yield
    time.tzset()
