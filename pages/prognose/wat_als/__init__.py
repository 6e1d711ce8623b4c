"""The page Wat als: a forecast with other plans."""
