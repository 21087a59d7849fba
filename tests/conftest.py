"""The shipped packs as fixtures."""

from __future__ import annotations

import pytest

from callassist.content.values import Pack
from tests.packs import shipped


@pytest.fixture(scope="session")
def zh() -> Pack:
    return shipped("zh")


@pytest.fixture(scope="session")
def en() -> Pack:
    return shipped("en")
