"""What admins meet: `/guide`, its panel, and the first message on a new server. Always private but for the latter."""
