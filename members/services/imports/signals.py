"""What others may listen to: apps above this one, of which it knows nothing."""

from django.dispatch import Signal

loaded = Signal()  # sent with ``file`` once it has been read to its end, outside of any transaction of the import
