"""What the pages ask about plannen: the rules, restopgave and wijkenstrategie."""
