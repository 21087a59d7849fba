"""Typed words → the flows, steps and phrases that are meant."""
