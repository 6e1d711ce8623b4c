"""The list of afspraken; in een/ one of them, in kalender/ when what is due."""
