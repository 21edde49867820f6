"""Dividends: how much, when, on whose authority."""
