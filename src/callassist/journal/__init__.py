"""The local, durable log of everything that happened on calls."""
