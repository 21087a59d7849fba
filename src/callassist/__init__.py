"""The right words on the phone, step by step."""

__version__ = "0.1.0"
