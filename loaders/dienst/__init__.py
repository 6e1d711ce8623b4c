"""What the commands, the page and the pull all call: check, load, accept, withdraw."""
