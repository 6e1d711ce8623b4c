"""The parts of the pages Prognose and Wat als."""
