"""Flows for people to read, draw and print: on the terminal, as a diagram, as a page, as cards for a power cut."""
