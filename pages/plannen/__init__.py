"""The page Plannen: the programme, projects, restopgave and wijkenstrategie."""
