"""The only package that knows Discord. What it shows is a `Reply`, and nothing else."""
