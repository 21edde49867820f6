"""The industry fund's rules, each with its page."""
