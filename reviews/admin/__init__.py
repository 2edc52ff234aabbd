from reviews.admin import letters, notices, own_lists, requests, vendors

__all__ = ["letters", "notices", "own_lists", "requests", "vendors"]
