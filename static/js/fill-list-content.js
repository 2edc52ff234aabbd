// What is typed on the page, read and written; nothing in these files sends anything, and the page's policy forbids it.
const fillList = { page: document.querySelector("[data-fill]") };
{
  const { page } = fillList;
  const boxes = (root) => [...root.querySelectorAll("[data-key]")];
  const ofThePage = () => boxes(page).filter((box) => !box.closest("[data-row]"));
  const texts = (all) => Object.fromEntries(all.map((box) => [box.dataset.key, box.value.trim()]));

  fillList.boxes = boxes;
  fillList.rows = () => [...page.querySelectorAll("[data-row]")];
  fillList.texts = texts;

  fillList.read = () => ({
    form_set: page.dataset.formSet,
    language: document.documentElement.lang,
    texts: texts(ofThePage()),
    medicines: fillList.rows().map((row) => texts(boxes(row))).filter((row) => Object.values(row).some(Boolean)),
  });

  fillList.write = ({ texts: found = {}, medicines = [] }) => {
    ofThePage().forEach((box) => { box.value = found[box.dataset.key] ?? ""; });
    fillList.rows().forEach((row) => row.remove());
    (medicines.length ? medicines : [{}]).forEach((values) => fillList.addRow(values));
    boxes(page).forEach(fillList.sayRoom);
  };

  // One of the page's sentences, with its places filled in.
  fillList.sentence = (name, values = {}) => {
    const text = page.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`];
    return text.replace(/\{(\w+)\}/g, (place, key) => values[key] ?? place);
  };

  // Said to screen readers. Emptied first, so that the same words are said again.
  fillList.say = (text) => {
    const status = page.querySelector("[data-status]");
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = text; });
  };

  // Nothing is cut short: a box that holds too much says so, and is printed whole.
  const tooMany = (box) => box.value.trim().length - Number(box.dataset.limit);
  fillList.sayRoom = (box) => {
    const over = tooMany(box);
    const limit = Number(box.dataset.limit);
    const line = page.querySelector(`#${box.id}_room`);
    box.toggleAttribute("aria-invalid", false);
    if (over > 0) box.setAttribute("aria-invalid", "true");
    line.classList.toggle("err", over > 0);
    if (over > 0) line.textContent = fillList.sentence("over", { count: over, limit });
    else line.textContent = -over <= limit / 5 ? fillList.sentence("left", { count: -over }) : "";
  };

  fillList.tooLong = () => boxes(page).filter((box) => tooMany(box) > 0);

  fillList.date = (day, style = "long") =>
    new Intl.DateTimeFormat(`${document.documentElement.lang}-US`, { dateStyle: style }).format(day);
}
