"""What the database itself refuses or keeps: status rows and documents, states of records, codes of calls, scripts.

These are the rules as they stand; a later migration changes one with ``create or replace function``.
"""

from django.db import migrations

# The newest status row is copied into its record (the column that names it), and status rows are never rewritten.
RECORDS = {
    "reviews_appointment": "appointment_id",
    "reviews_call": "call_id",
    "reviews_complaint": "complaint_id",
    "reviews_contactconsent": "consent_id",
    "reviews_duplicatepair": "pair_id",
    "reviews_followup": "follow_up_id",
    "reviews_handmadecopy": "copy_id",
    "reviews_letter": "letter_id",
    "reviews_listrequest": "list_request_id",
    "reviews_memberrequest": "request_id",
    "reviews_message": "message_id",
    "reviews_printrun": "run_id",
    "reviews_tmroutreach": "outreach_id",
}
REMEMBER = """
create trigger remember_state after insert on {record}status
for each row execute function mtm_remember_state('{record}', '{key}');
"""
KEEP = """
create trigger keep_state before update of current_state, state_since on {record}
for each row when (pg_trigger_depth() = 0) execute function mtm_keep_state();
"""
APPEND_ONLY = """
create trigger append_only before update or delete on {table} for each row execute function mtm_refuse_rewriting();
"""
KEPT_FOR_GOOD = [
    *[f"{record}status" for record in RECORDS],
    "reviews_tmralertstatus",
    "reviews_callercheck",
    "reviews_memberownlist",
    "reviews_requestchange",
    "reviews_reviewversion",
    "reviews_summarydocument",
    "reviews_vendorevent",
]

# Alerts are raised by the thousand: the newest of all rows of a statement is copied at once, where it is not there yet.
STATES_OF_ALERTS = """
create function mtm_remember_states_of_alerts() returns trigger language plpgsql as $$
begin
    update reviews_tmralert as record set current_state = newest.state, state_since = newest.at
    from (select distinct on (alert_id) * from fresh order by alert_id, id desc) as newest
    where record.id = newest.alert_id
      and (record.current_state, record.state_since) is distinct from (newest.state, newest.at);
    return null;
end $$;
create trigger remember_state after insert on reviews_tmralertstatus referencing new table as fresh
for each statement execute function mtm_remember_states_of_alerts();
"""

CODE_STAYS = """
create trigger code_stays before update of code on reviews_call
for each row when (old.code <> '' and new.code <> old.code) execute function mtm_refuse_rewriting();
"""

# The words of a version never change, and its approval is given once; only then may a row be written anew.
SCRIPTS = """
create function mtm_script_keeps_its_words() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.approved_at is null
        and to_jsonb(new) - array['approved_by', 'approved_at', 'in_force_from']
            = to_jsonb(old) - array['approved_by', 'approved_at', 'in_force_from'] then
        return new;
    end if;
    raise exception 'a script keeps its words' using errcode = 'restrict_violation';
end $$;
create trigger script_keeps_its_words before update or delete on reviews_scriptversion
for each row execute function mtm_script_keeps_its_words();
"""
UNDO = [
    *[f"drop trigger append_only on {table};" for table in KEPT_FOR_GOOD],
    *[f"drop trigger remember_state on {record}status;" for record in RECORDS],
    *[f"drop trigger keep_state on {record};" for record in [*RECORDS, "reviews_tmralert"]],
    "drop trigger code_stays on reviews_call;",
    "drop function mtm_remember_states_of_alerts cascade;",
    "drop function mtm_script_keeps_its_words cascade;",
]


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("members", "0002_database_rules")]
    # A database that has all of these, from before they were put together, has these rules already.
    replaces = [
        ("reviews", "0002_append_only_status"),
        ("reviews", "0003_staff_permissions"),
        ("reviews", "0004_letters_whole_and_requests_by_time"),
        ("reviews", "0005_current_state"),
        ("reviews", "0006_notice_claims"),
        ("reviews", "0007_introductory_letters_and_paper_forms"),
        ("reviews", "0008_all_notice_types_and_vendor_states"),
        ("reviews", "0009_vendor_events_and_work"),
        ("reviews", "0010_member_own_list"),
        ("reviews", "0011_changes_and_newer_wishes"),
        ("reviews", "0012_blank_lists_by_mail"),
        ("reviews", "0013_letters_again_and_follow_ups"),
        ("reviews", "0014_vendor_files_and_differences"),
        ("reviews", "0015_list_downloads"),
        ("reviews", "0016_print_runs"),
        ("reviews", "0017_unreachable_and_reminders"),
        ("reviews", "0018_one_word_for_what_is_closed"),
        ("reviews", "0019_working_plans_and_booked_calls"),
        ("reviews", "0020_review_drafts_and_packets"),
        ("reviews", "0021_calls_holds_and_complaints"),
        ("reviews", "0022_the_page_that_saved"),
        ("reviews", "0023_scripts"),
        ("reviews", "0024_email_and_text_messages"),
        ("reviews", "0025_staff_notices"),
        ("reviews", "0026_targeted_reviews"),
        ("reviews", "0027_legal_holds_and_files_to_remove"),
        ("reviews", "0028_tmr_alerts_withdrawn"),
        ("reviews", "0029_letters_about_what_vendors_told"),
        ("reviews", "0030_alerts_by_the_thousand"),
        ("reviews", "0031_purges_take_two_people"),
        ("reviews", "0032_welcome_calls_taken_on"),
        ("reviews", "0033_documents_of_vendors"),
        ("reviews", "0034_prescribers_and_outreach_of_alerts"),
        ("reviews", "0035_possible_duplicates"),
        ("reviews", "0036_report_to_cms"),
        ("reviews", "0037_no_index_on_the_year_of_alerts"),
        ("reviews", "0038_documents_of_vendors_are_kept"),
    ]
    operations = [
        migrations.RunSQL(
            [
                *[REMEMBER.format(record=record, key=key) for record, key in RECORDS.items()],
                *[KEEP.format(record=record) for record in [*RECORDS, "reviews_tmralert"]],
                *[APPEND_ONLY.format(table=table) for table in KEPT_FOR_GOOD],
                STATES_OF_ALERTS,
                CODE_STAYS,
                SCRIPTS,
            ],
            UNDO,
        )
    ]
