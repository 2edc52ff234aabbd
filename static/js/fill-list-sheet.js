// The sheet that is printed, by our button or by the browser's own Print: the blank list's sheet, filled in the moment
// of printing and emptied afterwards.
{
  const sheet = document.querySelector("[data-sheet] .sheet");
  let shown = [...sheet.querySelectorAll("tbody tr, .drug")]; // blank ones, of which the first is the model
  const [model] = shown;
  const rows = model.parentElement;
  const after = shown.at(-1).nextSibling; // boxes stand between other parts of the sheet
  const BLANK = { few: 2, page: 8 }; // rows to write on: two at least, and so many that a short list fills a page

  const show = (root, texts) => {
    root.querySelectorAll("[data-shows]").forEach((place) => { place.textContent = texts[place.dataset.shows] ?? ""; });
  };

  const rowOf = (texts) => {
    const row = model.cloneNode(true);
    show(row, texts);
    return row;
  };

  const showRows = (all) => {
    shown.forEach((row) => row.remove());
    shown = all.map(rowOf);
    shown.forEach((row) => rows.insertBefore(row, after));
  };

  fillList.fillSheet = () => {
    const { texts, medicines } = fillList.read();
    const blank = Math.max(BLANK.few, BLANK.page - medicines.length);
    const large = fillList.page.querySelector("[data-large]").checked;
    show(sheet, texts);
    showRows([...medicines, ...Array(blank).fill({})]);
    sheet.classList.toggle("large", large);
    sheet.classList.toggle("standard", !large);
  };

  fillList.emptySheet = () => {
    show(sheet, {});
    showRows([]);
  };

  window.addEventListener("beforeprint", fillList.fillSheet);
  window.addEventListener("afterprint", fillList.emptySheet);
}
