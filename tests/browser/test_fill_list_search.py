"""The search for names: what it finds, compared with a second, naive computation, and how long a key press takes."""

import random
from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.filling import FILL, Filling
from tests.members.test_medicine_names import shipped

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLOWEST_MS = 50
TIMES = """([names, queries]) => {
    const entries = fillList.namesFrom(names), times = [];
    for (const query of queries) {
        for (let end = 2; end <= query.length; end += 1) {
            const start = performance.now();
            fillList.search(entries, query.slice(0, end));
            times.push(performance.now() - start);
        }
    }
    times.sort((a, b) => a - b);
    return { count: entries.length, median: times[times.length >> 1], worst: times.at(-1) };
}"""


FINDS = {
    "metopr": "Metoprolol Tartrate",
    "METFOR": "Metformin",
    "lisinpril": "Lisinopril",
    "amlodopine": "Amlodipine Besylate",
    "atorvastatn": "Atorvastatin Calcium",
    "eliqius": "Eliquis",
    "januva": "Januvia",
    "gabapentine": "Gabapentin",
    "levothryoxine": "Levothyroxine Sodium",
    "fish": "Fish oil",
    "john": "St. John's wort",
    "tylenol": "Tylenol",
    "vitamín d": "Vitamin D3",
    "hydroclorothiazide": "Hydrochlorothiazide",
}


@pytest.fixture
def searching(page: Page, live_server: LiveServer) -> Page:
    """The page with the shipped names in ``window.entries``."""
    Filling(page, live_server.url + FILL)
    page.evaluate("""import(fillList.page.dataset.names).then((script) => {
        window.entries = fillList.namesFrom(script.default);
    })""")
    return page


def naive(typed: str, key: str) -> int:
    """Fewest slips until ``typed`` is the beginning of ``key``: change, leave out, add, swap neighbours."""

    @cache
    def whole(a: int, b: int) -> int:
        if not a or not b:
            return a + b
        ways = [whole(a - 1, b) + 1, whole(a, b - 1) + 1, whole(a - 1, b - 1) + (typed[a - 1] != key[b - 1])]
        if a > 1 and b > 1 and typed[a - 2 : a] == key[b - 2 : b][::-1]:
            ways.append(whole(a - 2, b - 2) + 1)
        return min(ways)

    return min(whole(len(typed), end) for end in range(len(key) + 1))


def slipped(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word) - 1)
    return chance.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + chance.choice("aeinrst") + word[place:],
            word[:place] + chance.choice("aeinrst") + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )


def test_it_counts_slips_as_a_naive_computation_does(page: Page, live_server: LiveServer) -> None:
    chance = random.Random(5)
    keys = [name.lower()[:24] for name in chance.sample(shipped()[1], 60)]
    pairs = []
    for key in keys:
        typed = slipped(slipped(key[: chance.randint(4, 10)].ljust(4, "x"), chance), chance)
        pairs += [(typed, key, most) for most in (1, 2)] + [(typed, chance.choice(keys), 2)]
    Filling(page, live_server.url + FILL)
    found = page.evaluate("pairs => pairs.map(([typed, key, most]) => fillList.slips(typed, key, most))", pairs)
    assert found == [min(naive(typed, key), most + 1) for typed, key, most in pairs]
    assert {0, 1, 2} & set(found) >= {1, 2}


def test_what_people_type(searching: Page) -> None:
    found = {typed: searching.evaluate("typed => fillList.search(window.entries, typed)", typed) for typed in FINDS}
    assert {typed: wanted for typed, wanted in FINDS.items() if wanted not in found[typed]} == {}


def test_what_finds_nothing(searching: Page) -> None:
    for typed in ("", "a", "  ", "zzzzqqq", "metoprolol 50", "أملوديبين", "1 tablet"):
        assert searching.evaluate("typed => fillList.search(window.entries, typed)", typed) == [], typed


def test_a_key_press_is_quick_with_twenty_thousand_names(
    searching: Page, record_property: Callable[[str, object], None]
) -> None:
    common, others = shipped()
    many = [f"{name}{tail}" for name in others for tail in ("", " xr", " hct")]
    names = "\n".join(common) + "\n\n" + "\n".join(many)
    session = searching.context.new_cdp_session(searching)
    figures = {}
    for slower in (1, 4):
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        figures[slower] = searching.evaluate(TIMES, [names, list(FINDS)])
    record_property("figures", f"ms for a key press, by how many times slower the processor is made: {figures}")
    assert figures[1]["count"] > 20_000
    assert figures[4]["median"] < SLOWEST_MS
