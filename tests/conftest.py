"""The shipped packs as fixtures."""

from __future__ import annotations

import pytest
from tests.packs import shipped

from callassist.content.values import Pack


@pytest.fixture(scope="session")
def zh() -> Pack:
    return shipped("zh")


@pytest.fixture(scope="session")
def en() -> Pack:
    return shipped("en")
