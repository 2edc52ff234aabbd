// The sheet that is printed, by our button or by the browser's own Print: put together in the moment of printing.
{
  const sheet = document.querySelector("[data-sheet]");
  const rows = sheet.querySelector("[data-sheet-rows]");
  const template = sheet.querySelector("[data-sheet-row]");
  const BLANK = { few: 2, page: 8 }; // rows to write on: two at least, and so many that a short list fills a page

  const show = (root, texts) => {
    root.querySelectorAll("[data-shows]").forEach((place) => { place.textContent = texts[place.dataset.shows] ?? ""; });
  };

  const rowOf = (texts) => {
    const row = template.content.cloneNode(true);
    show(row, texts);
    return row;
  };

  fillList.fillSheet = () => {
    const { texts, medicines } = fillList.read();
    const blank = Math.max(BLANK.few, BLANK.page - medicines.length);
    show(sheet, texts);
    rows.replaceChildren(...[...medicines, ...Array(blank).fill({})].map(rowOf));
    document.documentElement.classList.toggle("large-print", fillList.page.querySelector("[data-large]").checked);
  };

  fillList.emptySheet = () => {
    show(sheet, {});
    rows.replaceChildren();
  };

  window.addEventListener("beforeprint", fillList.fillSheet);
  window.addEventListener("afterprint", fillList.emptySheet);
}
