"""Tables of CBS: as CSV or as OData."""
