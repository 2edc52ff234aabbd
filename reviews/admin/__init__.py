from reviews.admin import exchange, handmade, letters, lists, notices, own_lists, requests, vendors

__all__ = ["exchange", "handmade", "letters", "lists", "notices", "own_lists", "requests", "vendors"]
