"""The domain: a film pack in, an answer out. It knows no Discord, no SQL, no clock and no chance."""
