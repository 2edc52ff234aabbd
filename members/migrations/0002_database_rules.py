"""What the database itself refuses or keeps: history, published years, states of records, merges.

These are the rules as they stand; a later migration changes one with ``create or replace function``.
"""

from django.db import migrations

# History may be deleted by the purge alone: a setting of its transaction, and nothing younger than a year even then.
REFUSE = """
create function mtm_refuse_rewriting() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('mtm.purging', true) = 'on'
        and coalesce(to_jsonb(old) ->> 'at', to_jsonb(old) ->> 'created_at')::timestamptz < now() - interval '1 year' then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
"""
APPEND_ONLY = """
create trigger append_only before update or delete on {table} for each row execute function mtm_refuse_rewriting();
"""
KEPT_FOR_GOOD = ["members_auditevent", "members_enrolmentstatus", "members_pageversion"]

# A year that is published, or has its day of publishing, is read-only; that day may be taken back until it comes.
FROZEN_YEAR = """
create function mtm_program_year_is_frozen() returns trigger language plpgsql as $$
declare
    published timestamptz;
begin
    if tg_table_name = 'members_programyear' then
        published := old.published_at;
        if published > now() and tg_op = 'UPDATE'
            and to_jsonb(new) - 'published_at' - 'published_by' = to_jsonb(old) - 'published_at' - 'published_by'
        then
            return new;
        end if;
    elsif tg_op = 'INSERT' then
        select published_at into published from members_programyear where id = new.program_year_id;
    elsif tg_op = 'DELETE' then
        select published_at into published from members_programyear where id = old.program_year_id;
    else
        select min(published_at) into published from members_programyear
        where id in (old.program_year_id, new.program_year_id);
    end if;
    if published <= now() then
        raise exception 'a published program year is read-only' using errcode = 'restrict_violation';
    elsif published is not null then
        raise exception 'a program year with a day of publishing is read-only until that day is taken back'
            using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger program_year_is_frozen before update or delete on members_programyear
for each row execute function mtm_program_year_is_frozen();
create trigger program_year_is_frozen before insert or update or delete on members_programyearcondition
for each row execute function mtm_program_year_is_frozen();
"""

# A change of a fact, or of the list of conditions, takes the approval back, whoever makes it and how.
APPROVAL_FALLS = """
create function mtm_approval_falls() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - array['changed_by', 'approved_by', 'approved_at', 'published_at', 'published_by']
        <> to_jsonb(old) - array['changed_by', 'approved_by', 'approved_at', 'published_at', 'published_by'] then
        new.approved_by := '';
        new.approved_at := null;
    end if;
    return new;
end $$;
create trigger approval_falls before update on members_programyear
for each row execute function mtm_approval_falls();
create function mtm_approval_falls_with_conditions() returns trigger language plpgsql as $$
begin
    update members_programyear set approved_by = '', approved_at = null
    where approved_at is not null and published_at is null
        and id in (case when tg_op = 'INSERT' then new.program_year_id else old.program_year_id end);
    return null;
end $$;
create trigger approval_falls after insert or update or delete on members_programyearcondition
for each row execute function mtm_approval_falls_with_conditions();
"""

# The newest status of a record is copied into the record, so that those in a state are found at once. keep: whoever
# saves a record that was read earlier does not bring back an old state.
STATES = """
create function mtm_remember_state() returns trigger language plpgsql as $$
begin
    execute format('update %I set current_state = $1, state_since = $2 where id = $3', tg_argv[0])
    using new.state, new.at, (to_jsonb(new) ->> tg_argv[1])::uuid;
    return null;
end $$;
create function mtm_keep_state() returns trigger language plpgsql as $$
begin
    new.current_state := old.current_state;
    new.state_since := old.state_since;
    return new;
end $$;
"""
# Enrolments are written by the thousand: the newest of all rows of a statement is copied at once.
STATES_OF_ENROLMENTS = """
create function mtm_remember_states_of_enrolments() returns trigger language plpgsql as $$
begin
    update members_enrolment as record set current_state = newest.state, state_since = newest.at
    from (select distinct on (enrolment_id) * from fresh order by enrolment_id, id desc) as newest
    where record.id = newest.enrolment_id
      and (record.current_state, record.state_since) is distinct from (newest.state, newest.at);
    return null;
end $$;
create trigger remember_state after insert on members_enrolmentstatus referencing new table as fresh
for each statement execute function mtm_remember_states_of_enrolments();
create trigger keep_state before update of current_state, state_since on members_enrolment
for each row when (pg_trigger_depth() = 0) execute function mtm_keep_state();
"""

# The merges are the truth. ``merged_into`` follows them, and what anything else writes there is ignored, so that the
# two never differ. Both members are locked before chains are looked for: of two merges at once the second one sees
# the first.
MERGES = """
create function mtm_no_chains() returns trigger language plpgsql as $$
begin
    perform from members_member where id in (new.kept_id, new.merged_id) order by id for no key update;
    if exists (
        select from members_membermerge
        where undone_at is null and (merged_id = new.kept_id or kept_id = new.merged_id)
    ) then
        raise exception 'a merged record is kept by no other merge'
            using errcode = 'check_violation', constraint = 'merges_make_no_chains';
    end if;
    return new;
end $$;
create trigger no_chains before insert on members_membermerge for each row execute function mtm_no_chains();

create function mtm_merged_into() returns trigger language plpgsql as $$
begin
    update members_member set merged_into_id = case when new.undone_at is null then new.kept_id end
    where id = new.merged_id;
    return null;
end $$;
create trigger merged_into after insert on members_membermerge
for each row when (new.undone_at is null) execute function mtm_merged_into();
create trigger no_longer_merged_into after update on members_membermerge
for each row when (old.undone_at is null and new.undone_at is not null) execute function mtm_merged_into();

create trigger only_undone before update on members_membermerge for each row
when (old.undone_at is not null or (old.kept_id, old.merged_id, old.by, old.reason, old.created_at)
    is distinct from (new.kept_id, new.merged_id, new.by, new.reason, new.created_at))
execute function mtm_refuse_rewriting();
create trigger only_undone_ones_go before delete on members_membermerge for each row
when (old.undone_at is null) execute function mtm_refuse_rewriting();

create function mtm_keep_merged_into() returns trigger language plpgsql as $$
begin
    new.merged_into_id := case when tg_op = 'UPDATE' then old.merged_into_id end;
    return new;
end $$;
create trigger keep_merged_into before update of merged_into_id on members_member for each row
when (pg_trigger_depth() = 0 and new.merged_into_id is distinct from old.merged_into_id)
execute function mtm_keep_merged_into();
create trigger begin_unmerged before insert on members_member for each row
when (new.merged_into_id is not null) execute function mtm_keep_merged_into();
"""
FUNCTIONS = (
    "mtm_refuse_rewriting", "mtm_program_year_is_frozen", "mtm_approval_falls", "mtm_approval_falls_with_conditions",
    "mtm_remember_state", "mtm_keep_state", "mtm_remember_states_of_enrolments",
    "mtm_no_chains", "mtm_merged_into", "mtm_keep_merged_into",
)
UNDO = "".join(f"drop function {name} cascade;" for name in FUNCTIONS)


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    # A database that has all of these, from before they were put together, has these rules already.
    replaces = [
        ("members", "0002_append_only"),
        ("members", "0003_publish_permission_and_birth_date_index"),
        ("members", "0004_history_without_gaps"),
        ("members", "0005_rules_in_words"),
        ("members", "0006_remember_state"),
        ("members", "0007_claims_and_enrolment"),
        ("members", "0008_append_only_enrolment"),
        ("members", "0009_enrolment_state"),
        ("members", "0010_phone_line_and_scheduled_years"),
        ("members", "0011_self_check_counts"),
        ("members", "0012_standing_wishes"),
        ("members", "0013_pages_as_they_were"),
        ("members", "0014_failed_sign_ins"),
        ("members", "0015_typed_forms"),
        ("members", "0016_search_indexes"),
        ("members", "0017_ndc_strengths"),
        ("members", "0018_years_are_approved"),
        ("members", "0019_purging_has_one_door"),
        ("members", "0020_impairment_may_be_unknown"),
        ("members", "0021_records_are_merged"),
    ]
    operations = [
        migrations.RunSQL(
            [
                REFUSE,
                *[APPEND_ONLY.format(table=table) for table in KEPT_FOR_GOOD],
                FROZEN_YEAR,
                APPROVAL_FALLS,
                STATES,
                STATES_OF_ENROLMENTS,
                MERGES,
            ],
            UNDO,
        )
    ]
