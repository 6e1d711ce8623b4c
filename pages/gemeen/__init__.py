"""What the pages share: the stand they show, its messages, and each other's addresses."""
