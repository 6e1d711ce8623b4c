"""What the pages ask about afspraken: the list, the judgement, the rows that count."""
