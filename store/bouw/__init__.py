"""The build of a stand: counted rows and the register into tables, checked at the end."""
