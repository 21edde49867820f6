"""Run rules over steps, and show what they found: text, JSON, CI annotations."""
