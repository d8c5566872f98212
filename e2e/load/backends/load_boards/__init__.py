"""The tables of the notice boards on Django."""
