"""Decisions of a targeting run: made member by member, stored and counted all at once."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db import connection

from members.eligibility import Criteria
from members.models import TargetingRun
from members.services import facts
from members.services.facts import Question
from members.services.verdicts import Decision, Judge

VERDICTS = "targeting_verdicts"
NAMED = "targeting_conditions"
# All have the columns of a decision: what was found just now, and what is stored for the year, of all members or of
# those who were looked at.
FOUND = f"""(
    select member_id, skip_reason, slugs as conditions, drug_count, annual_cents, at_risk, outcome, reason_code,
        met_conditions, met_drugs, met_cost
    from {facts.TABLE} join {VERDICTS} using (member_id) join {NAMED} on bits = conditions
) as found"""  # noqa: S608
STORED = "(select * from members_targetingdecision where program_year_id = %(year)s) as stored"
LOOKED_AT = f"""(
    select * from members_targetingdecision
    where program_year_id = %(year)s and member_id in (select member_id from {facts.TABLE})
) as stored"""  # noqa: S608

_MAKE = f"""
create temp table {VERDICTS} (
    member_id bigint, outcome text, reason_code text, met_conditions boolean, met_drugs boolean, met_cost boolean
) on commit drop"""

# The few sets of conditions that there are, by their bits.
_NAME = f"""
create temp table {NAMED} on commit drop as
select bits, array(
    select slug from unnest(%(slugs)s::text[]) with ordinality as listed (slug, place)
    where bits & (1 << (place - 1)::int) <> 0 order by slug collate "C"
) as slugs
from (select distinct conditions as bits from {facts.TABLE}) as seen"""  # noqa: S608

_STORE = f"""
merge into members_targetingdecision as old
using (select * from {FOUND} order by member_id) as new
on old.member_id = new.member_id and old.program_year_id = %(year)s
when matched and (
    old.outcome, old.skip_reason, old.reason_code, old.conditions::text[], old.drug_count, old.annual_cents,
    old.at_risk, old.met_conditions, old.met_drugs, old.met_cost
) is distinct from (
    new.outcome, new.skip_reason, new.reason_code, new.conditions, new.drug_count, new.annual_cents,
    new.at_risk, new.met_conditions, new.met_drugs, new.met_cost
) then update set
    run_id = %(run)s, outcome = new.outcome, skip_reason = new.skip_reason, reason_code = new.reason_code,
    conditions = new.conditions, drug_count = new.drug_count, annual_cents = new.annual_cents,
    at_risk = new.at_risk, met_conditions = new.met_conditions, met_drugs = new.met_drugs, met_cost = new.met_cost
when not matched then insert (
    run_id, program_year_id, member_id, outcome, skip_reason, reason_code, conditions, drug_count, annual_cents,
    at_risk, met_conditions, met_drugs, met_cost
) values (
    %(run)s, %(year)s, new.member_id, new.outcome, new.skip_reason, new.reason_code, new.conditions, new.drug_count,
    new.annual_cents, new.at_risk, new.met_conditions, new.met_drugs, new.met_cost
)"""  # noqa: S608

_COUNT = """
select
    count(*) filter (where outcome <> 'skipped'),
    count(*) filter (where outcome <> 'skipped' and met_conditions),
    count(*) filter (where outcome <> 'skipped' and met_drugs),
    count(*) filter (where outcome <> 'skipped' and met_cost),
    count(*) filter (where outcome <> 'skipped' and at_risk),
    count(*) filter (where outcome = 'met'),
    count(*) filter (where skip_reason = 'died'),
    count(*) filter (where skip_reason = 'not-covered')
from {decisions}"""
FIGURES = ("members", "met_conditions", "met_drugs", "met_cost", "at_risk", "targeted", "died", "not-covered")


def decide_all(question: Question, criteria: Criteria, progress: Callable[[int], None]) -> None:
    """Put a verdict on each member of the computed facts into a temporary table, some thousand at a time."""
    done, judge = 0, Judge(criteria, question.slugs)
    facts.make_table(NAMED, _NAME, {"slugs": list(question.slugs)})
    facts.make_table(VERDICTS, _MAKE)
    with connection.cursor() as cursor:
        for found in facts.stream():
            with cursor.copy(f"copy {VERDICTS} from stdin") as copy:
                copy.write("".join(f"{each[0]}{_line(judge.decide(each))}" for each in found))
            done += len(found)
            progress(done)


def store(run: TargetingRun) -> None:
    """Keep what was found: new decisions, and those that differ from the stored ones."""
    with connection.cursor() as cursor:
        cursor.execute(_STORE, {"year": run.program_year_id, "run": run.pk})
        if not run.incremental:
            # It has just grown.
            cursor.execute("analyze members_targetingdecision (program_year_id, member_id, outcome)")


def count(decisions: str, year: Any) -> dict[str, int]:
    """The figures of ``FOUND`` or ``STORED``, by their names in ``FIGURES``."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(decisions=decisions), {"year": year})
        return dict(zip(FIGURES, cursor.fetchone(), strict=True))


@lru_cache(maxsize=32)
def _line(decision: Decision) -> str:
    """What follows the member's key in a line for COPY."""
    met = (decision.met_conditions, decision.met_drugs, decision.met_cost)
    return "\t".join(["", decision.outcome, decision.reason_code, *("ft"[each] for each in met)]) + "\n"
