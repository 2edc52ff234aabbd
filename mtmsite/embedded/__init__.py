"""PostgreSQL and Valkey from Python wheels: the engines used when DATABASE_URL and REDIS_URL are unset."""


class EngineError(Exception):
    """An embedded engine cannot run. The text is written for the person at the terminal."""
