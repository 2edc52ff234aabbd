// Medicines are added, moved and removed; the focus goes where the work goes on, and each change is said.
{
  const { page } = fillList;
  const list = page.querySelector("[data-rows]");
  const template = page.querySelector("[data-new-row]");
  const bar = page.querySelector("[data-undo-bar]");
  const removed = []; // newest last: what it held and where it stood
  let made = 0;

  const first = (row) => fillList.boxes(row)[0];
  const place = (row) => fillList.rows().indexOf(row);
  const nameOf = (row) => first(row).value.trim() || fillList.sentence("unnamed", { number: place(row) + 1 });

  const number = () => {
    const rows = fillList.rows();
    rows.forEach((row, index) => {
      row.querySelector("[data-number]").textContent = index + 1;
      row.querySelectorAll("[data-of]").forEach((of) => { of.textContent = `: ${nameOf(row)}`; });
      row.querySelector("[data-up]").disabled = index === 0;
      row.querySelector("[data-down]").disabled = index === rows.length - 1;
    });
  };

  const fresh = () => {
    made += 1;
    const row = template.content.firstElementChild.cloneNode(true);
    for (const name of ["id", "for", "aria-controls", "aria-describedby"]) {
      row.querySelectorAll(`[${name}]`).forEach((part) => {
        part.setAttribute(name, part.getAttribute(name).replaceAll("_0", `_${made}`));
      });
    }
    return row;
  };

  fillList.addRow = (values = {}, index = fillList.rows().length) => {
    const row = fresh();
    list.insertBefore(row, fillList.rows()[index] ?? null);
    fillList.boxes(row).forEach((box) => {
      box.value = values[box.dataset.key] ?? "";
      fillList.sayRoom(box);
    });
    number();
    return row;
  };

  const add = () => {
    const most = Number(page.dataset.most);
    if (fillList.rows().length >= most) return fillList.say(fillList.sentence("full", { count: most }));
    first(fillList.addRow()).focus();
    fillList.say(fillList.sentence("added", { number: fillList.rows().length }));
    fillList.changed();
  };

  const move = (row, steps, button) => {
    const rows = fillList.rows();
    const other = rows[place(row) + steps];
    if (steps < 0) other.before(row);
    else other.after(row);
    number();
    const still = button.disabled ? row.querySelector(steps < 0 ? "[data-down]" : "[data-up]") : button;
    still.focus();
    row.scrollIntoView({ block: "nearest" });
    fillList.say(fillList.sentence("moved", { name: nameOf(row), number: place(row) + 1, count: rows.length }));
    fillList.changed();
  };

  const showUndo = () => {
    bar.hidden = removed.length === 0;
    if (removed.length) {
      bar.querySelector("[data-removed]").textContent = fillList.sentence("removed", { name: removed.at(-1).name });
    }
  };

  const remove = (row) => {
    const name = nameOf(row);
    removed.push({ name, index: place(row), values: fillList.texts(fillList.boxes(row)) });
    row.remove();
    number();
    showUndo();
    bar.querySelector("[data-undo]").focus();
    fillList.say(fillList.sentence("removed", { name }));
    fillList.changed();
  };

  const undo = () => {
    const { name, index, values } = removed.pop();
    const row = fillList.addRow(values, index);
    showUndo();
    first(row).focus();
    fillList.say(fillList.sentence("back", { name, number: place(row) + 1 }));
    fillList.changed();
  };

  fillList.forgetRemoved = () => {
    removed.length = 0;
    showUndo();
  };

  page.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const row = button?.closest("[data-row]");
    if (!button) return;
    if (button.matches("[data-add]")) add();
    else if (button.matches("[data-undo]")) undo();
    else if (button.matches("[data-up]")) move(row, -1, button);
    else if (button.matches("[data-down]")) move(row, 1, button);
    else if (button.matches("[data-remove]")) remove(row);
  });
  page.addEventListener("input", (event) => {
    if (event.target.closest("[data-row]")) number();
  });
}
