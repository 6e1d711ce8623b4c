"""What the pages ask about a forecast: its rows, its answer, and what-if."""
