"""What the pages ask about two standen: the bridge between their figures."""
