"""Spreadsheets of any kind → rows of text, each cell with its name; the only door to openpyxl."""
