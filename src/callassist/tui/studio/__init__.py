"""The supervisor's screen over the draft content of a site: an app of its own, without a seat and without a journal."""
