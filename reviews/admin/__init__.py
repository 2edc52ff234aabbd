from reviews.admin import letters, lists, notices, own_lists, requests, vendors

__all__ = ["letters", "lists", "notices", "own_lists", "requests", "vendors"]
