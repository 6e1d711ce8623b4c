"""What the pages ask about netto groei: sums, rows, balance and all dwellings of CBS."""
