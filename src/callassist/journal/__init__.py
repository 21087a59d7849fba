"""The local, durable log of everything that happened on calls.

`durable.Journal` is the file: what it took is on the disk when it returns. `resilient.ResilientJournal` wraps it, so
that a call goes on when the disk does not. Bodies are opaque bytes here; the rooms above give them meaning.
"""
