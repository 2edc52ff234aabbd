// The list goes to a request by two presses and no other way: the form is filled in the moment of the second one.
{
  const { page } = fillList;
  const panel = page.querySelector("[data-send-panel]");
  const opener = page.querySelector("[data-offer]");
  const form = page.querySelector("[data-send]");
  const summary = document.querySelector("[data-problems]");

  const showPanel = (open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    (open ? panel : opener).focus();
  };

  const labelOf = (box) => {
    const label = page.querySelector(`label[for="${box.id}"]`).textContent.trim().replace(/:?$/, ":");
    const row = box.closest("[data-row]");
    const number = row ? fillList.rows().indexOf(row) + 1 : 0;
    return number ? `${fillList.sentence("unnamed", { number })}: ${label}` : label;
  };

  const problems = () => {
    if (!fillList.read().medicines.length) return [["#medicines", fillList.sentence("nothing")]];
    return fillList.tooLong().map((box) => {
      const limit = Number(box.dataset.limit);
      const count = box.value.trim().length - limit;
      return [`#${box.id}`, fillList.sentence("tooLong", { label: labelOf(box), count, limit })];
    });
  };

  const show = (found) => {
    const links = found.map(([href, sentence]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = href;
      link.textContent = sentence;
      item.append(link);
      return item;
    });
    summary.querySelector("ul").replaceChildren(...links);
    summary.hidden = found.length === 0;
    if (found.length) summary.focus();
  };

  // Until it has arrived, for this window only: if the site answers with an error, the list is there again.
  const hold = (text) => {
    try {
      sessionStorage.setItem("medication-list-on-its-way", text);
    } catch { /* then Back may lose what was typed, as on any page */ }
  };

  fillList.onItsWay = () => {
    try {
      const text = sessionStorage.getItem("medication-list-on-its-way");
      sessionStorage.removeItem("medication-list-on-its-way");
      return text && JSON.parse(text);
    } catch {
      return null;
    }
  };

  opener.addEventListener("click", () => showPanel(panel.hidden));
  page.querySelector("[data-send-no]").addEventListener("click", () => showPanel(false));
  form.addEventListener("submit", (event) => {
    const found = problems();
    show(found);
    if (found.length) return event.preventDefault();
    form.elements.content.value = JSON.stringify(fillList.read());
    hold(form.elements.content.value);
    fillList.saved();
  });
}
