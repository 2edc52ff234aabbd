"""Invented members. Nobody here exists: member IDs start with DEMO, MBIs with 9DE0M, phones are 555-01xx."""

import datetime
from dataclasses import dataclass

from members.models import Coverage, Member

CONTRACT = "S0000"

NAMES = """
Maria Alvarez | Rosa Peña-O’Neill | Harold Brennan | Anne-Marie d’Arcy | José Núñez | Dorothy Kowalski
Bartholomew Christopherson-Wolfenstein | Thị Hồng Nguyễn | Zoë Müller | Łukasz Wiśniewski | Patrick O’Sullivan
Guadalupe Hernández Castillo | Eleanor Whitcomb | Jean-Luc Saint-Pierre | Siobhán Ní Dhomhnaill | Carlos Ibáñez
Margaret van der Berg | Ming 陳 | Fatima al-Rashid | Robert Smith | Roberta Smith | Robert Smith | Ana Lucía Muñoz
Seán Mac Giolla Phádraig | Ingrid Søndergaard | Walter Osei | Consuelo Ruiz de la Cruz | Björn Åkesson | Mary Jo Tran
Ezekiel Washington | Leticia Domínguez | François Lefèvre | Olga Petrova | Stanley Rosenbaum | Esperanza Quiñones
Gladys Fitzgerald-Montgomery | Kofi Asante | Beatriz Figueroa | Çelik Yıldız | Ruth Goldfarb | Hiroshi Tanaka
Yolanda Ocasio | Bernard Thibodeaux | Aoife Ó Briain | Chidinma Okonkwo | Alberto Vélez | Phyllis Grabowski
Vasile Țurcanu | Marguerite Beauchamp | Delroy Campbell | Inés Echeverría | Norma Jean Stubbs | Tomás Arroyo
Wilhelmina Featherstonehaugh | Raj Patel | Soledad Barrios | Clarence Underwood | Emília Ferreira | Gus Pappas
Theodora Papadimitriou
"""
TOWNS = [
    ("Boston", "MA", "02108"), ("Worcester", "MA", "01608"), ("Springfield", "MA", "01103"), ("Lowell", "MA", "01852"),
    ("Quincy", "MA", "02169"), ("Providence", "RI", "02903"), ("Warwick", "RI", "02886"), ("Burlington", "VT", "05401"),
]  # fmt: skip
SPEAK_SPANISH = {2, 5, 12, 16, 23, 27, 31, 35, 38, 42, 46, 51, 53, 56}
LARGE_PRINT = {3, 12, 13, 36, 54}
DECEASED = {34, 40, 57}
WITHOUT_ADDRESS = {26, 33, 58}
LEFT_THE_PLAN = {48, 59}
TTY, INTERPRETER, CONFIDENTIAL = {20, 47}, {8, 18, 33}, {19}
LIKE_ANOTHER = {20: 22}  # same name, birth date and town: without the member ID no match is unique


@dataclass(frozen=True, slots=True)
class Made:
    """How many members there are now for the first time, and how many were there already."""

    created: int
    kept: int


def member_id(number: int) -> str:
    return f"DEMO{number:05}"


def make(today: datetime.date) -> Made:
    """Make the members that are not there yet, with their coverage."""
    names = [name.strip() for name in NAMES.replace("\n", "|").split("|") if name.strip()]
    there = set(Member.objects.filter(member_id__startswith="DEMO").values_list("member_id", flat=True))
    people = [_member(number, name, today) for number, name in enumerate(names, 1) if member_id(number) not in there]
    for person in people:
        person.derive_keys()
    Member.objects.bulk_create(people)
    Coverage.objects.bulk_create([_coverage(person, today) for person in people])
    return Made(len(people), len(names) - len(people))


def _member(number: int, name: str, today: datetime.date) -> Member:
    first, _space, last = name.partition(" ")
    twin = LIKE_ANOTHER.get(number, number)
    town, state, zip_code = TOWNS[twin % len(TOWNS)]
    housed = number not in WITHOUT_ADDRESS
    return Member(
        member_id=member_id(number),
        mbi=f"9DE0M00AA{number:02}",
        first_name=first,
        last_name=last,
        birth_date=_birth_date(twin),
        death_date=today - datetime.timedelta(days=40 + number) if number in DECEASED else None,
        phone=f"617-555-01{number:02}",
        address1=f"{number} Sample Street" if housed else "",
        address2=f"Apt. {number}" if housed and number % 5 == 0 else "",
        city=town if housed else "",
        state=state if housed else "",
        zip_code=zip_code if housed else "",
        confidential_address=number in CONFIDENTIAL,
        language="es" if number in SPEAK_SPANISH else "en",
        large_print=number in LARGE_PRINT,
        interpreter=number in INTERPRETER,
        uses_tty=number in TTY,
    )


def _birth_date(number: int) -> datetime.date:
    return datetime.date(1934 + number * 7 % 26, 1 + number * 5 % 12, 1 + number * 11 % 28)


def _coverage(person: Member, today: datetime.date) -> Coverage:
    start = datetime.date(today.year - 1, 1, 1)
    left = int(person.member_id.removeprefix("DEMO")) in LEFT_THE_PLAN
    return Coverage(
        member=person,
        contract_number=CONTRACT,
        plan_id="001",
        start=start,
        end=datetime.date(today.year - 1, 12, 31) if left else person.death_date,
    )
