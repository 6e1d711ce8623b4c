"""The parts of the page Standen: its bar."""
