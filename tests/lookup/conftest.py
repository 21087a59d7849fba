"""The shipped packs' indexes, built once a process."""

from __future__ import annotations

import pytest

from callassist.content.values import Pack
from callassist.lookup.building import build_index
from callassist.lookup.index import Index


@pytest.fixture(scope="session")
def zh_index(zh: Pack) -> Index:
    return build_index(zh)


@pytest.fixture(scope="session")
def en_index(en: Pack) -> Index:
    return build_index(en)
