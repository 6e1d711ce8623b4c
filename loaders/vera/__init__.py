"""Units and contracts by VERA: from changes of a unit to mutaties."""
