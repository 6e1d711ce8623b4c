"""What every chart and sentence is made with: numbers, words, colours, the one door to plotly."""
