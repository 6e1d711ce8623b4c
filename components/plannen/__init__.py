"""The parts of the page Plannen: filter bar and tables."""
