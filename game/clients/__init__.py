"""What every way of playing shares: a seat's knowledge as questions, orders as forms, the words beside both."""
