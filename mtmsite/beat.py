"""When what last ran, kept by the beat in a file that may be torn."""

from celery.beat import PersistentScheduler


class Schedule(PersistentScheduler):
    """Celery's own, which begins anew where its file cannot be read.

    A beat that is killed while it writes may leave an index whose entries are missing; Celery's own would then end at
    each start. What is lost is only when each work last ran: it runs at its next time.
    """

    def setup_schedule(self) -> None:
        try:
            super().setup_schedule()
        except Exception as torn:  # whatever the file holds, pickle has a name for it
            self._destroy_open_corrupted_schedule(torn).close()
            super().setup_schedule()
