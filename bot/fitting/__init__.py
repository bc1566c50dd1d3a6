"""Fitting, which the running guide never needs: the word vectors, and what `calibrate` learns from a film pack."""
