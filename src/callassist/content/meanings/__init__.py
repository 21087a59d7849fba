"""What each key of a content file is for, in one line of English and one of Chinese: editors show one text to all."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.content.meanings.book import BOOK
from callassist.content.meanings.callers import CALLERS
from callassist.content.meanings.flow import FLOW
from callassist.content.meanings.site import SITE
from callassist.content.meanings.training import TRAINING
from callassist.content.shape import Shape

MEANINGS: Mapping[type[Shape], Mapping[str, str]] = {**FLOW, **SITE, **BOOK, **CALLERS, **TRAINING}
"""Shape → key → what it is for."""
