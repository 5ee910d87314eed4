"""Giving an order: the dialog with its controls, the forecast and the prediction card."""
