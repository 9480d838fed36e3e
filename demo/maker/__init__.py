"""Makes the demonstration county: sources in, printed reports and their truth out."""
