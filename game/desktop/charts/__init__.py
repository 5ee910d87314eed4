"""Charts drawn with the kit: lines over turns, bars, estimates with their error, small lines in a row."""
