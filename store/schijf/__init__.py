"""What knows disk only: whole writes, the pointer to the shown stand, which are vastgesteld."""
