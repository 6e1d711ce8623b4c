"""The parts of the page Kernen: filter bar, sliders, table, map."""
