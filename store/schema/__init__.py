"""The tables of a stand, and how rows get into them."""
