"""A table with years or corporaties across: back to one row a figure."""
