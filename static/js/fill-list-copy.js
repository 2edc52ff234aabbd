// The list as plain text, to read in any letter or message: short lines, one medicine after the other.
{
  const { page } = fillList;
  const WIDTH = 72;

  const wrapped = (text, indent) => {
    const lines = [];
    for (const paragraph of text.split("\n")) {
      let line = indent;
      for (const word of paragraph.split(/\s+/)) {
        if (line.trim() && line.length + word.length + 1 > WIDTH) {
          lines.push(line);
          line = indent;
        }
        line = line.trim() ? `${line} ${word}` : indent + word;
      }
      lines.push(line);
    }
    return lines;
  };

  const labelOf = (box) => page.querySelector(`label[for="${box.id}"]`).textContent.trim().replace(/:?$/, ":");
  const said = (box, indent) => wrapped(`${labelOf(box)} ${box.value.trim()}`, indent);
  const filled = (boxes) => boxes.filter((box) => box.value.trim());

  const rowLines = (row, index) => {
    const [name, ...others] = fillList.boxes(row);
    const head = wrapped(`${index + 1}. ${name.value.trim()}`, "");
    return [...head, ...filled(others).flatMap((box) => said(box, "   ")), ""];
  };

  fillList.plainText = () => {
    const rowsStart = page.querySelector("[data-rows]");
    const ofThePage = filled(fillList.boxes(page).filter((box) => !box.closest("[data-row]")));
    const isBefore = (box) => box.compareDocumentPosition(rowsStart) & Node.DOCUMENT_POSITION_FOLLOWING;
    const rows = fillList.rows().filter((row) => filled(fillList.boxes(row)).length);
    return [
      document.querySelector(".sheet-title").textContent.trim(), "",
      ...ofThePage.filter(isBefore).flatMap((box) => said(box, "")), "",
      ...rows.flatMap(rowLines),
      ...ofThePage.filter((box) => !isBefore(box)).flatMap((box) => said(box, "")),
    ].join("\n").replace(/\n{3,}/g, "\n\n").trim();
  };

  const copy = async () => {
    const box = page.querySelector("[data-plain]");
    const line = page.querySelector("[data-copy-said]");
    box.value = fillList.plainText();
    page.querySelector("[data-copied]").hidden = false;
    try {
      await navigator.clipboard.writeText(box.value);
      line.textContent = fillList.sentence("copied");
    } catch { // no permission, or no clipboard: the reader copies
      box.focus();
      box.select();
      line.textContent = fillList.sentence("select");
    }
    fillList.say(line.textContent);
  };

  fillList.forgetCopy = () => {
    page.querySelector("[data-plain]").value = "";
    page.querySelector("[data-copied]").hidden = true;
  };

  page.querySelector("[data-copy]").addEventListener("click", copy);
}
