"""The shipped packs as fixtures, and one place for what is compiled from words."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator

import pytest
from tests.packs import shipped

from callassist.content import snapshot
from callassist.content.values import Pack


def pytest_collection_finish() -> None:
    """Leave what stands when the tests begin out of the collector's rounds, and let it go round less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _one_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is compiled, indexed and proven out of the user's cache, in one folder for the whole run.

    It is named by its words and by the program, so it serves every worker and every copy of a site. All of it is kept:
    the program itself throws older copies away, and would have to make the shipped words anew again and again.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache-of-all"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CALLASSIST_CACHE", str(folder))
        patch.setattr(snapshot, "_KEPT", 10_000)
        yield


@pytest.fixture(scope="session", autouse=True)
def _patterns_once() -> Iterator[None]:
    """Compile each pattern of the phrasebook once a process, however many scanners are made of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(re, "_MAXCACHE", 20_000)  # 512 is less than a book has
        yield


@pytest.fixture(scope="session")
def zh() -> Pack:
    return shipped("zh")


@pytest.fixture(scope="session")
def en() -> Pack:
    return shipped("en")
