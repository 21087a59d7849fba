"""One thing a user can do a file; joins the rooms below."""
