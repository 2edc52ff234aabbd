// Kept in this browser only if asked; cleared altogether; and a warning before typing is lost.
{
  const { page } = fillList;
  const PREFIX = "medication-list-";
  const key = PREFIX + page.dataset.formSet;
  const box = page.querySelector("[data-keep]");
  const line = page.querySelector("[data-kept]");
  const large = page.querySelector("[data-large]");
  let unsaved = false;

  const tell = (text) => {
    line.textContent = text;
    fillList.say(text);
  };

  const keep = () => {
    const now = new Date();
    try {
      localStorage.setItem(key, JSON.stringify({ kept: now.toISOString(), large: large.checked, ...fillList.read() }));
      unsaved = false;
      return fillList.sentence("kept", { date: fillList.date(now) });
    } catch { // private window, or no room
      box.checked = false;
      return fillList.sentence("cannotKeep");
    }
  };

  const forget = () => {
    try {
      for (const store of [localStorage, sessionStorage]) {
        Object.keys(store).filter((name) => name.startsWith(PREFIX)).forEach((name) => store.removeItem(name));
      }
    } catch { /* nothing can have been kept */ }
  };

  const kept = () => {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      const rows = found.medicines.filter((row) => row && typeof row === "object");
      return Number.isNaN(Date.parse(found.kept)) ? null : { ...found, texts: found.texts ?? {}, medicines: rows };
    } catch { // not ours, or damaged
      return null;
    }
  };

  const isEmpty = () => {
    const { texts, medicines } = fillList.read();
    return !medicines.length && !Object.entries(texts).some(([name, text]) => text && name !== "prepared_on");
  };

  // Called after every change of the list.
  fillList.changed = () => {
    unsaved = true;
    if (box.checked) line.textContent = keep();
  };

  fillList.saved = () => { unsaved = false; }; // it went where its owner wanted it

  fillList.open = () => {
    const found = kept();
    if (!found) return false;
    fillList.write(found);
    large.checked = Boolean(found.large);
    box.checked = true;
    line.textContent = fillList.sentence("opened", { date: fillList.date(new Date(found.kept)) });
    return true;
  };

  // Another window of this browser changed what is kept, or took it away.
  window.addEventListener("storage", (event) => {
    if (event.key !== key || !box.checked) return;
    if (event.newValue) return fillList.open();
    box.checked = false;
    unsaved = true;
    tell(fillList.sentence("notKept"));
  });

  box.addEventListener("change", () => {
    if (box.checked) return tell(keep());
    forget();
    unsaved = true;
    tell(fillList.sentence("notKept"));
  });
  large.addEventListener("change", () => { if (box.checked) keep(); });

  const panel = page.querySelector("[data-wipe-panel]");
  const opener = page.querySelector("[data-wipe]");
  const showPanel = (open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    (open ? panel : opener).focus(); // not the button: who holds Enter down a moment longer has not said yes
  };

  const clear = () => {
    forget();
    box.checked = false;
    large.checked = false;
    fillList.forgetRemoved();
    fillList.forgetCopy();
    fillList.emptySheet();
    fillList.write({});
    fillList.dateToday();
    unsaved = false;
    showPanel(false);
    tell(fillList.sentence("cleared"));
  };

  opener.addEventListener("click", () => showPanel(panel.hidden));
  page.querySelector("[data-wipe-no]").addEventListener("click", () => showPanel(false));
  page.querySelector("[data-wipe-yes]").addEventListener("click", clear);

  window.addEventListener("beforeunload", (event) => {
    if (unsaved && !isEmpty()) event.preventDefault();
  });
}
