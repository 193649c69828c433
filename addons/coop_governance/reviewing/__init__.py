"""What people say of a paper under review, without a database: its parts, and their numbers."""

from .parts import Part, find_part, split

__all__ = ["Part", "find_part", "split"]
