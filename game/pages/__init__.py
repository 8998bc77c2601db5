"""Floor 4: the typed page. Views and reveals set as blocks that any screen or printer can show."""
