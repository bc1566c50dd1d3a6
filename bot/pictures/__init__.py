"""Pictures drawn by code, in the film's colours, for where people would rather look than read."""
