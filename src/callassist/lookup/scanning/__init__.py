"""Lines of a transcript → the forbidden phrases said in them."""
