"""Where a worker is killed: each step of printing, mailing, batching and sending, in the order of the work."""

PRINTING = {
    "frozen and not printed": "before reviews.documents.letter_content.print_to_pdf",
    "printed and not stored": "before reviews.services.letters._store",
    "stored and not written down": "after reviews.services.letters._store",
    "written down and not committed": "after members.services.audit.record",
}
MAILING = {
    "the day fixed and not committed": "after members.services.status.move_all",
    "the day fixed and nothing written": "before reviews.delivery.mail_drop.write_letters",
    "one of the letters written beside": "after reviews.delivery.mail_drop._write_beside",
    "one of the letters in its place": "after reviews.delivery.mail_drop._take_place",
    "the manifest written beside": "after reviews.delivery.mail_drop._write_beside 4",
    "all there and not written down": "before reviews.services.mailing._mark_mailed",
    "written down and not committed": "after members.services.audit.record_each",
}
BATCHING = {
    "chosen and not committed": "after members.services.audit.record",
    "chosen and nothing written": "before reviews.delivery.print_run_files.write",
    "one of the files written": "after reviews.delivery.print_run_files._count",
    "all files and no manifest": "before reviews.delivery.print_run_files._write_totals",
    "before the folder takes its name": "after reviews.delivery.print_run_files._settle",
    "in its place, and its name not on the disk": "before reviews.delivery.print_run_files._settle 2",
    "written down and not committed": "after members.services.audit.record 2",
}
RETURNING = {
    "written down and not committed": "after members.services.audit.record",
    "one run of two compared": "before reviews.services.print_returns._compare 2",
}
SENDING = {
    "claimed and not committed": "after reviews.models.notice.VendorNoticeQuerySet.update",
    "claimed and nothing sent": "before reviews.delivery.webhook.Line.post",
    "the answer heard and not written down": "after reviews.delivery.webhook.Line.post",
    "written down and not committed": "after members.services.audit.record_each",
}
BY_FILE = {
    "the file chosen and not committed": "after members.services.audit.record",
    "the file chosen and not handed over": "before reviews.delivery.carriers.Folder.hand_over",
    "handed over and not written down": "after reviews.delivery.carriers.Folder.hand_over",
    "written down and not committed": "after members.services.audit.record 2",
}
WRITING = {"handed over and not written down": "after reviews.delivery.email.hand_over"}
WAYS = (PRINTING, MAILING, BATCHING, RETURNING, SENDING, BY_FILE, WRITING)
ALL = [place for way in WAYS for place in way.values()]
