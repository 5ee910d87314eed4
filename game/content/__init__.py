"""From files to arrays: scenarios, rule parameters and the places they are kept."""
