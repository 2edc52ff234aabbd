"""The drug reference: load an edition, bring claims to it, list what it does not know.

Which drug an NDC is: the set of active ingredients that the newest edition knowing this NDC publishes.
An NDC that no edition knows, or that is published without ingredients, counts by its first nine digits
(labeler and product): the drug ``ndc9:123456789``.
"""

import csv
import gzip
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from members.drug_directory import CLASS_BREAK, COLUMNS, EDITION, INGREDIENT_BREAK, STRENGTH_BREAK
from members.models import DrugReference
from members.services import audit, reference_lock
from members.services.imports import sums

FOLDER = Path(__file__).resolve().parent.parent / "data" / "drugs"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading one edition did. ``loaded`` is false when the same file had been loaded before."""

    edition: str
    file_sha256: str
    loaded: bool
    ndcs: int = 0
    added: int = 0
    changed: int = 0
    kept_from_newer: int = 0
    claims_moved: int = 0
    members: int = 0


def shipped() -> Path:
    """The newest edition that comes with the site."""
    return max(FOLDER.glob("fda_ndc_????_??.csv.gz"))


def is_loaded() -> bool:
    """Whether any edition is."""
    return DrugReference.objects.exists()


def ensure_loaded(*, by: str, file: Path | None = None) -> LoadReport:
    """Load the shipped edition unless the same file is loaded; then it costs one hash of a small file."""
    return load(by=by, file=file or shipped())


@transaction.atomic
def load(*, by: str, file: Path) -> LoadReport:
    """Load one edition in one transaction, move claims to their new drug, and renew the sums of their members.

    An edition may be loaded anew (a corrected file), and an older one after a newer one: the newest edition
    wins for each NDC. Raises ``ValidationError`` for a file that is not one of ours, ``OSError`` for none.
    """
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if done := DrugReference.objects.filter(sha256=digest).first():
        return LoadReport(done.edition, digest, loaded=False)
    reference_lock.changing()
    with _opened(file) as (source, edition, text):
        reference, _created = DrugReference.objects.update_or_create(
            edition=edition, defaults={"source": source, "sha256": digest}
        )
        figures = _take(reference, text)
    report = LoadReport(edition, digest, loaded=True, **figures, **_move_claims())
    audit.record(by=by, verb="drug_reference.loaded", on=reference, values=asdict(report))
    return report


@contextmanager
def _opened(file: Path) -> Iterator[tuple[str, str, IO[str]]]:
    """Source, edition, and the text after the column names. What cannot be read or taken is not one of our files."""
    try:
        with gzip.open(file, "rt", encoding="utf-8", newline="") as text:
            source, edition = next(csv.reader(io.StringIO(text.readline())))
            columns = text.readline().rstrip("\r\n").split(",")
            if columns != list(COLUMNS) or not EDITION.fullmatch(edition):
                raise ValueError
            yield source, edition, text
    except (ValueError, StopIteration, gzip.BadGzipFile, EOFError, DataError, IntegrityError) as error:
        raise ValidationError(_("This is not a drug reference file.")) from error


_STAGE = """
create temp table drug_file (
    ndc9 text, packages text, ingredients text, name text, generic_name text, dosage_form text, route text,
    classes text, is_brand boolean, is_maintenance boolean, strengths text
) on commit drop
"""
_DRUGS = """
insert into members_drug (key, ingredients)
select distinct
    coalesce(ingredients, 'ndc9:' || ndc9), coalesce(string_to_array(ingredients, %(ingredient_break)s), '{}')
from drug_file
on conflict (key) do nothing
"""
# One row per package. What a newer edition says of it stays.
_PRODUCTS = """
with taken as (
    insert into members_ndcproduct as there (
        ndc, drug_id, reference_id, name, generic_name, dosage_form, route, classes, is_brand, is_maintenance,
        strengths
    )
    select distinct on (ndc)
        file.ndc9 || package as ndc, drug.id, %(reference)s, coalesce(name, ''), coalesce(generic_name, ''),
        coalesce(dosage_form, ''), coalesce(route, ''), coalesce(string_to_array(classes, %(class_break)s), '{}'),
        is_brand, is_maintenance, coalesce(string_to_array(strengths, %(strength_break)s), '{}')
    from drug_file as file
    cross join lateral string_to_table(file.packages, ' ') as package
    join members_drug as drug on drug.key = coalesce(file.ingredients, 'ndc9:' || file.ndc9)
    order by ndc
    on conflict (ndc) do update set
        drug_id = excluded.drug_id, reference_id = excluded.reference_id, name = excluded.name,
        generic_name = excluded.generic_name, dosage_form = excluded.dosage_form, route = excluded.route,
        classes = excluded.classes, is_brand = excluded.is_brand, is_maintenance = excluded.is_maintenance,
        strengths = excluded.strengths
    where there.reference_id is null or not exists (
        select from members_drugreference as newer where newer.id = there.reference_id and newer.edition > %(edition)s
    )
    returning xmax = 0 as is_new
)
select
    (select count(distinct ndc9 || package) from drug_file, lateral string_to_table(packages, ' ') as package),
    count(*) filter (where is_new), count(*) filter (where not is_new)
from taken
"""


def _take(reference: DrugReference, text: IO[str]) -> dict[str, int]:
    """Copy the file into the tables of drugs and NDCs; figures by name."""
    values: dict[str, int | str] = {
        "reference": reference.pk,
        "edition": reference.edition,
        "ingredient_break": INGREDIENT_BREAK,
        "class_break": CLASS_BREAK,
        "strength_break": STRENGTH_BREAK,
    }
    with connection.cursor() as cursor:
        cursor.execute(_STAGE)
        with connection.wrap_database_errors, cursor.copy("copy drug_file from stdin (format csv)") as copy:
            while chunk := text.read(_CHUNK):
                copy.write(chunk)
        cursor.execute(_DRUGS, values)
        cursor.execute(_PRODUCTS, values)
        ndcs, added, changed = cursor.fetchone()
        cursor.execute("drop table drug_file")
        cursor.execute("analyze members_ndcproduct")
    return {"ndcs": ndcs, "added": added, "changed": changed, "kept_from_newer": ndcs - added - changed}


_MOVE = """
with moved as (
    update members_prescriptionclaim as claim set drug_id = product.drug_id
    from members_ndcproduct as product
    where product.ndc = claim.ndc and claim.drug_id <> product.drug_id
    returning claim.member_id
)
select count(*), array_agg(distinct member_id) from moved
"""


def _move_claims() -> dict[str, int]:
    """Claims follow the drug of their NDC, and the kept sums of their members are made anew."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVE)
        claims, members = cursor.fetchone()
    if members:
        sums.rebuild(members=members)
    return {"claims_moved": claims, "members": len(members or [])}
