"""The bridge between two standen in words and a chart."""
