"""How digits, rooms, names, dates and amounts are said for the ear."""
