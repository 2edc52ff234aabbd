"""Fill in the medication list: by mouse and keyboard, with suggestions, copied, kept, cleared, and nothing sent."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.filling import FILL, TWELVE, Filling
from tests.browser.watching import TOO_WIDE, at_every_width, nothing_odd
from tests.factories import members

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    members.program_year(is_demonstration=True)
    return str(live_server.url)


@pytest.fixture
def fill(page: Page, site: str) -> Iterator[Filling]:
    with nothing_odd(page, site):
        yield Filling(page, site + FILL)


# Rows -----------------------------------------------------------------------------------------------------------------


def test_rows_by_keyboard_alone(fill: Filling) -> None:
    press = fill.page.keyboard.press
    fill.box("medication", 0).focus()
    fill.page.keyboard.type("Aspirin")
    fill.page.locator("[data-add]").focus()
    press("Enter")
    assert fill.focused() == "medication"
    assert fill.said() == "Medicine 2 added."
    fill.page.keyboard.type("Zocor")
    fill.page.locator("[data-row]").nth(1).locator("[data-up]").focus()
    press("Space")
    assert fill.names() == ["Zocor", "Aspirin"]
    assert fill.focused() == "Move down", "the button pressed is of no use at the top, so the focus goes on"
    assert fill.said() == "Zocor is now number 1 of 2."
    press("Enter")
    assert (fill.names(), fill.focused()) == (["Aspirin", "Zocor"], "Move up")
    press("Tab")
    assert fill.focused() == "Remove"
    press("Enter")
    assert (fill.names(), fill.focused(), fill.said()) == (["Aspirin"], "Put it back", "Removed: Zocor.")
    press("Enter")
    assert (fill.names(), fill.focused()) == (["Aspirin", "Zocor"], "medication")
    assert fill.said() == "Zocor is back as number 2."
    assert fill.page.locator("[data-undo-bar]").is_hidden()


def test_removed_rows_come_back_one_after_the_other_with_all_they_held(fill: Filling) -> None:
    fill.type_rows(TWELVE[:3])
    remove = fill.page.locator("[data-row]").nth(0).locator("[data-remove]")
    remove.click()
    remove.click()
    assert fill.names() == ["Atorvastatin 40 mg"]
    for _ in range(2):
        fill.page.click("[data-undo]")
    assert fill.names() == [row[0] for row in TWELVE[:3]]
    assert fill.box("prescriber", 0).input_value() == "Dr. Maria Alvarez"
    ids = fill.page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_a_full_list_says_so(fill: Filling) -> None:
    fill.page.evaluate("for (let row = 2; row <= 40; row += 1) fillList.addRow()")
    fill.page.click("[data-add]")
    assert fill.said() == "The list is full. It holds 40 medicines."
    assert len(fill.names()) == 40


def test_too_much_is_said_and_not_cut(fill: Filling) -> None:
    box, line = fill.box("medication", 0), fill.page.locator("[data-row] [data-room]").first
    limit = int(box.get_attribute("data-limit") or 0)
    box.fill("x" * (limit - 10))
    expect(line).to_have_text("Characters left: 10.")
    box.fill("x" * (limit + 5))
    expect(line).to_have_text(f"Too long by 5. This box holds {limit} characters.")
    expect(box).to_have_attribute("aria-invalid", "true")
    assert "x" * (limit + 5) in "".join(fill.printed()).replace(" ", "")
    box.fill("Zocor")
    expect(line).to_have_text("")
    assert box.get_attribute("aria-invalid") is None


# Suggestions ----------------------------------------------------------------------------------------------------------


def test_suggestions_help_and_never_choose(fill: Filling) -> None:
    asked: list[str] = []
    fill.page.on("request", lambda request: asked.append(request.url))
    box, press = fill.box("medication", 0), fill.page.keyboard.press
    fill.box("name").fill("María")
    assert asked == []
    box.press_sequentially("lisinprl")
    fill.page.wait_for_selector("[role=option]")
    assert [url.rsplit("/", 1)[1] for url in asked] == ["medicine-names.js"], "loaded when first needed"
    options = fill.page.locator("[role=option]")
    expect(options.first).to_have_text("Lisinopril")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert "Use the arrow keys" in fill.said()
    assert min(options.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")) >= 44
    press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    press("Enter")
    assert (box.input_value(), options.count()) == ("lisinprl", 0), "Enter takes nothing that was not pointed at"
    press("ArrowDown")
    press("ArrowDown")
    press("Enter")
    assert box.input_value() == "Lisinopril"
    fill.page.keyboard.type(" 10 mg")
    assert options.count() == 0
    box.fill("")
    box.press_sequentially("Pépcid")
    fill.page.wait_for_selector("[role=option]")
    press("Escape")
    assert (box.input_value(), options.count()) == ("Pépcid", 0)
    press("ArrowDown")
    options.first.click()
    assert box.input_value().startswith("Pepcid")
    assert fill.focused() == "medication"
    assert len(asked) == 1


def test_without_the_list_of_names_everything_else_works(page: Page, site: str) -> None:
    page.route("**/medicine-names.js", lambda route: route.abort())
    fill = Filling(page, site + FILL)
    fill.box("medication", 0).press_sequentially("lisinopril")
    page.click("[data-add]")
    assert fill.names() == ["lisinopril", ""]


# Copied, kept, cleared ------------------------------------------------------------------------------------------------


def test_plain_text_by_the_clipboard_or_selected(fill: Filling) -> None:
    fill.type_rows([TWELVE[0], (), TWELVE[7]])
    fill.box("how", 0).fill("one tablet " * 7)
    fill.box("allergies").fill("Penicillin")
    fill.page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    fill.page.click("[data-copy]")
    expect(fill.page.locator("[data-copy-said]")).to_contain_text("Copied.")
    text = fill.page.evaluate("window.copied")
    assert text == fill.page.locator("[data-plain]").input_value()
    lines = text.split("\n")
    assert lines[0] == "Medication List"
    assert "1. Metoprolol Succinate 50 mg" in lines
    assert "   Prescriber: Dr. Maria Alvarez" in lines
    assert "2. أملوديبين 5 mg" in lines, "an empty row is no medicine"
    assert "Allergies: Penicillin" in lines
    assert max(map(len, lines)) <= 72
    fill.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    fill.page.click("[data-copy]")
    expect(fill.page.locator("[data-copy-said]")).to_contain_text("The text is selected.")
    assert fill.page.evaluate("getSelection().toString() || document.activeElement.selectionEnd") in (text, len(text))


def test_kept_only_if_asked_and_cleared_altogether(page: Page, site: str) -> None:
    kept = "Object.keys(localStorage).length"
    fill = Filling(page, site + FILL)
    fill.type_rows(TWELVE[:2])
    assert page.evaluate(kept) == 0
    page.check("[data-keep]")
    expect(page.locator("[data-kept]")).to_contain_text("Kept in this browser on")
    fill.box("allergies").fill("Penicillin")
    page.check("[data-large]")
    fill = Filling(page, site + FILL)
    assert fill.names() == [row[0] for row in TWELVE[:2]]
    assert fill.box("allergies").input_value() == "Penicillin"
    assert page.is_checked("[data-large]")
    expect(page.locator("[data-kept]")).to_contain_text("the list that was kept in this browser on")
    page.locator("[data-row]").nth(0).locator("[data-remove]").click()
    page.click("[data-copy]")
    page.click("[data-wipe]")
    page.click("[data-wipe-no]")
    assert fill.names() == [TWELVE[1][0]]
    page.click("[data-wipe]")
    page.click("[data-wipe-yes]")
    assert page.evaluate(kept) == 0
    assert fill.said() == "Everything is cleared. Nothing is kept in this browser."
    assert fill.names() == [""]
    held = page.locator("input, textarea").evaluate_all("all => all.map((box) => box.value).join(' ')")
    everywhere = held + page.locator("main").inner_html()
    assert not any(text in everywhere for text in ("Lisinopril", "Alvarez", "Penicillin"))
    assert Filling(page, site + FILL).names() == [""]


def test_two_windows_agree_on_what_is_kept(page: Page, site: str) -> None:
    first = Filling(page, site + FILL)
    first.type_rows(TWELVE[:1])
    page.check("[data-keep]")
    other = Filling(page.context.new_page(), site + FILL)
    other.box("how", 0).fill("2 a day")
    expect(first.box("how", 0)).to_have_value("2 a day")
    other.page.uncheck("[data-keep]")
    expect(page.locator("[data-keep]")).not_to_be_checked()
    first.box("how", 0).fill("3 a day")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_damaged_storage_is_no_list(page: Page, site: str) -> None:
    good = {"kept": "2026-11-24T12:00:00Z", "texts": {}, "medicines": [{"medication": "Zocor"}]}
    changes = [{"kept": "x"}, {"medicines": 3}, {"medicines": [None, 3]}, {"medicines": None}]
    damaged = ["{", "null", '"text"', *(json.dumps({**good, **change}) for change in changes)]
    with nothing_odd(page, site):
        for text in damaged:
            page.goto(site + "/contact/")
            page.evaluate("text => localStorage.setItem('medication-list-2022', text)", text)
            assert Filling(page, site + FILL).names() == [""], text
        page.evaluate("text => localStorage.setItem('medication-list-2022', text)", json.dumps(good))
        assert Filling(page, site + FILL).names() == ["Zocor"]


def test_leaving_with_unsaved_typing_is_asked_about(fill: Filling) -> None:
    asked: list[str] = []
    fill.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    fill.page.reload()
    assert asked == [], "nothing was typed"
    fill.page.wait_for_selector("[data-fill]:not([hidden])")
    fill.box("medication", 0).press_sequentially("Zocor")
    fill.page.reload()
    assert asked == ["beforeunload"]
    fill.page.wait_for_selector("[data-fill]:not([hidden])")
    fill.box("medication", 0).press_sequentially("Zocor")
    fill.page.check("[data-keep]")
    fill.page.reload()
    assert asked == ["beforeunload"], "what is kept is not lost"


# Nothing leaves the device --------------------------------------------------------------------------------------------


def test_nothing_is_requested_and_nothing_can_be_sent(page: Page, site: str) -> None:
    traffic: list[str] = []
    fill = Filling(page, site + FILL)
    fill.box("medication", 0).focus()
    page.evaluate("fillList.loadNames()")
    page.context.on("request", lambda request: traffic.append(_seen(request)))
    page.on("websocket", lambda socket: traffic.append(socket.url))
    page.on("framenavigated", lambda frame: traffic.append(frame.url))
    fill.type_rows(TWELVE[:2])
    fill.box("medication", 1).press("Enter")
    page.evaluate("() => { window.print = () => {}; }")
    for button in ("[data-print]", "[data-copy]", "[data-keep]", "[data-large]", "[data-wipe]", "[data-wipe-no]"):
        page.click(button)
    fill.printed()
    tried = page.evaluate(
        """async (secret) => {
        const refusal = (send) => new Promise((done) => {
            document.addEventListener("securitypolicyviolation", () => done("refused"), { once: true });
            setTimeout(() => done("sent"), 2000);
            try { Promise.resolve(send()).catch(() => {}); } catch { /* the event tells */ }
        });
        return {
            fetch: await refusal(() => fetch("/healthz?" + secret)),
            beacon: await refusal(() => navigator.sendBeacon("/healthz", secret)),
            socket: await refusal(() => { new WebSocket("ws://" + location.host + "/?" + secret); }),
        };
    }""",
        "Zocor",
    )
    assert tried == {"fetch": "refused", "beacon": "refused", "socket": "refused"}
    page.click("[data-wipe]")
    page.click("[data-wipe-yes]")
    assert traffic == []


def _seen(request: Request) -> str:
    return f"{request.method} {request.url}"


# For everyone ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_for_everyone_empty_filled_and_with_suggestions(page: Page, site: str, prefix: str) -> None:
    with nothing_odd(page, site):
        fill = Filling(page, site + prefix + FILL)
        found = at_every_width(page, where="empty")
        fill.type_rows(TWELVE[:2])
        page.locator("[data-row]").nth(1).locator("[data-remove]").click()
        for button in ("[data-copy]", "[data-wipe]"):
            page.click(button)
        fill.box("medication", 0).fill("x" * 90)
        found += at_every_width(page, where="filled")
        fill.box("medication", 0).fill("")
        fill.box("medication", 0).press_sequentially("metf")
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowDown")
        found += at_every_width(page, where="suggestions")
    assert found == []


def test_zoomed_to_four_hundred_percent(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    fill = Filling(context.new_page(), site + FILL)
    fill.type_row(0, ("Metoprololsuccinateextendedrelease" * 2, "x" * 80))
    fill.page.click("[data-wipe]")
    assert fill.page.evaluate(TOO_WIDE) <= 0
    context.close()


def test_without_scripts_the_other_lists_are_offered(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + FILL)
    expect(page.locator("[data-without-script]")).to_be_visible()
    expect(page.locator("[data-fill]")).to_be_hidden()
    assert (
        page.locator("[data-without-script] a").first.get_attribute("href") == "/medication-list/blank.pdf?fillable=1"
    )
    context.close()
