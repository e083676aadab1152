"""The nouns: pure frozen data, one to a file. Nothing here knows a language, a file format or a solver."""
