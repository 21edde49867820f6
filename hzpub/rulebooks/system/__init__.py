"""The rules of the books themselves: bytes, seals, numbers, history. None can ever be acknowledged."""
