"""The widget kit: what a screen is built of, its layout, its input, and the audit of what it draws."""
