"""What a reader downloads: rows, Herkomst, and the frame of CSV and XLSX."""
