from reviews.admin import handmade, letters, lists, notices, own_lists, requests, vendors

__all__ = ["handmade", "letters", "lists", "notices", "own_lists", "requests", "vendors"]
