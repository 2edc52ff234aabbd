from reviews.admin import exchange, follow_ups, handmade, letters, lists, notices, own_lists, requests, vendors

__all__ = ["exchange", "follow_ups", "handmade", "letters", "lists", "notices", "own_lists", "requests", "vendors"]
