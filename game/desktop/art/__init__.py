"""What the screens are drawn with: fonts, icons and symbols."""
