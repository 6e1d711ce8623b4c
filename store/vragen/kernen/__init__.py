"""What the pages ask about kernen: areas, shares, borders and the programme."""
