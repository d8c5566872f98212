TILES = tuple(f"tile_{number}" for number in range(1, 9))
"""The eight reads of one page."""
