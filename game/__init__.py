"""Politburo: decisions of the Bolshevik leadership, 1917-1956, bound to the record."""

__version__ = "0.1.0"
