"""What opens over a screen, asks one thing and goes: it knows nothing of the screen below."""
