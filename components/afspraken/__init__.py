"""The parts of the pages about afspraken: filter bar, list, table, status."""
