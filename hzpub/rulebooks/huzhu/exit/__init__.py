"""The end of a fund: who decides, what may still move, how the books close."""
