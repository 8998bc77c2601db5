"""Floor 4: the author's desk: what is wrong in a scenario, and what shape it has.

Works on files and prints nothing itself; knows neither screens nor the command line.
"""
