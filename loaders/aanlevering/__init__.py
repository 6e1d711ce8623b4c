"""What is offered on the page Leveringen: kept for a day, tried out, accepted in the background."""
