"""What the keys of upkeep are for, which every file of words may have."""

from __future__ import annotations

CARE: dict[str, str] = {
    "owner": "Who looks after this file.\n这个文件谁负责。",
    "reviewed": "The day on which the owner last looked it through, as 2026-11-27.\n负责人上次看过的日子，写 2026-11-27 这样。",
    "changed": "The day of a change in the world that this file must take in.\n有变动要写进来的日子。",
}
