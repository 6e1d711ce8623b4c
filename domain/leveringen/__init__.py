"""Leveringen: which days a levering answers for, and why a row does not count."""
