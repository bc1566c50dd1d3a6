"""The guide without Discord: a local page with the real bot behind it."""
