"""YAML files → frozen, checked content."""
