"""What the pages ask about leveringen: days covered, sources, rows behind a figure."""
