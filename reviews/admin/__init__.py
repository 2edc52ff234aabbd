from reviews.admin import letters, notices, requests, vendors

__all__ = ["letters", "notices", "requests", "vendors"]
