"""Where things lie: the content, the user's data, the cache."""

from __future__ import annotations

import os
from pathlib import Path


def content_root(site: Path | None = None) -> Path:
    """Give the folder that holds `scripts/` and `phrasebook/`.

    That is `site` if it is given, else `CALLASSIST_SITE`, else the folder one stands in if it is a site, else the content
    that is shipped.
    """
    if site is not None:
        return site
    if named := os.environ.get("CALLASSIST_SITE"):
        return Path(named)
    return _site_here() or shipped_content()


def _site_here() -> Path | None:
    # Who stands in their own site and types `check` means that site: hearing "no mistakes" of another would be a trap.
    try:
        here = Path.cwd()
        is_site = (here / "phrasebook").is_dir() and any((here / "scripts").glob("*/site.yaml"))
    except OSError:  # a folder that may not be read, or that is gone
        return None
    return here if is_site else None


def shipped_content() -> Path:
    """Give the folder of the content inside the installed package, else of the checkout that an editable install runs from."""
    package = Path(__file__).resolve().parent
    shipped = package / "site"
    if (shipped / "scripts").is_dir():
        return shipped
    for folder in package.parents:
        if (folder / "scripts").is_dir() and (folder / "phrasebook").is_dir():
            return folder
    return shipped


def starter() -> Path:
    """Give the folder of what a new site has that the content shipped has not."""
    return Path(__file__).resolve().parent / "starter"


def data_dir() -> Path:
    """Give the folder of what the user must not lose; it may not exist yet."""
    if named := os.environ.get("CALLASSIST_DATA"):
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not on the way to the first screen when it is overridden

    return user_data_path("callassist", appauthor=False)


def cache_dir() -> Path:
    """Give the folder of what can be made again; it may not exist yet."""
    if named := os.environ.get("CALLASSIST_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path  # noqa: PLC0415 - as above

    return user_cache_path("callassist", appauthor=False)
