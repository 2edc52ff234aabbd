"""Settings of the web server: gunicorn -c python:mtmsite.gunicorn mtmsite.wsgi"""

import multiprocessing
import os
from pathlib import Path

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(8, max(2, multiprocessing.cpu_count())))
threads = 4
preload_app = True  # Django is imported once, and shared by the workers
timeout = 30
graceful_timeout = 4  # the whole site ends within ten seconds
keepalive = 5
max_requests = 10_000
max_requests_jitter = 1_000
limit_request_line = 4_094
limit_request_fields = 60
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (heartbeat file, in memory)

# Requests are logged by mtmsite.middleware, by route: gunicorn's own access log would have addresses and queries in it.
accesslog = None
logger_class = "mtmsite.logs.GunicornLogger"
