"""How values become what stands on the screen."""
