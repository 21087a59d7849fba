"""Telephone and transcript feeds → plain facts."""
