"""The network of groups: how they stand with each other, and what is known of the people who lead one of them."""
