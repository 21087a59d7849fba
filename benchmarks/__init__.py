"""Programs that measure: speed beside peers and floors, and reliability at full numbers."""
