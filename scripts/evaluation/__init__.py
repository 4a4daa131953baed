"""What evaluate.py measures beyond the scorers' figures."""
