"""The parts of the page Groei: its filter bar."""
