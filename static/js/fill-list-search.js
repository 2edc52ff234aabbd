// Finds names of medicines by what was typed so far, with one or two slips of the keyboard.
{
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

  const lettersOf = (text) => {
    let letters = 0;
    for (const letter of text) letters |= 1 << (letter.charCodeAt(0) & 31);
    return letters;
  };

  const count = (bits) => {
    let ones = 0;
    for (let rest = bits; rest; rest &= rest - 1) ones += 1;
    return ones;
  };

  // The list as it comes: common names, an empty line, the others.
  fillList.namesFrom = (text) => {
    const [common, others = ""] = text.split("\n\n");
    const entry = (isCommon) => (name) => ({ name, key: fold(name), letters: lettersOf(fold(name)), isCommon });
    return [
      ...common.split("\n").filter(Boolean).map(entry(true)),
      ...others.split("\n").filter(Boolean).map(entry(false)),
    ];
  };

  // How many letters must be changed, left out, added or swapped with their neighbour until `typed` begins `key`;
  // more than `most` is not told apart. Three rows of the usual table, of which only the middle can matter.
  const rows = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)];
  const slips = (typed, key, most) => {
    const width = Math.min(key.length, typed.length + most);
    let [before, above, row] = rows;
    for (let j = 0; j <= width; j += 1) above[j] = j;
    for (let i = 1; i <= typed.length; i += 1) {
      const from = Math.max(1, i - most);
      const to = Math.min(width, i + most);
      let least = from === 1 ? i : most + 1;
      row[from - 1] = least;
      for (let j = from; j <= to; j += 1) {
        const same = typed[i - 1] === key[j - 1] ? 0 : 1;
        const up = j === i + most ? most + 1 : above[j] + 1;
        let best = Math.min(above[j - 1] + same, up, row[j - 1] + 1);
        if (i > 1 && j > 1 && typed[i - 1] === key[j - 2] && typed[i - 2] === key[j - 1]) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row[j] = best;
        if (best < least) least = best;
      }
      if (least > most) return most + 1;
      [before, above, row] = [above, row, before];
    }
    let fewest = most + 1;
    for (let j = Math.max(0, typed.length - most); j <= width; j += 1) fewest = Math.min(fewest, above[j]);
    return fewest;
  };
  fillList.slips = slips;

  const mayDiffer = (typed) => {
    if (typed.length < 4 || /\d/.test(typed)) return 0; // in short words and strengths a slip is another name
    return typed.length < 8 ? 1 : 2;
  };

  const rank = (entry, typed, letters, most) => {
    if (entry.key.startsWith(typed)) return 0;
    if (entry.key.includes(` ${typed}`)) return 1;
    if (!most || count(letters & ~entry.letters) > most) return -1;
    const fewest = slips(typed, entry.key, most);
    return fewest > most ? -1 : 1 + fewest;
  };

  const inOrder = (a, b) =>
    a.rank - b.rank || b.entry.isCommon - a.entry.isCommon || a.entry.key.length - b.entry.key.length ||
    (a.entry.key < b.entry.key ? -1 : 1);

  fillList.search = (entries, text, most = 8) => {
    const typed = fold(text).slice(0, 60);
    if (typed.length < 2) return [];
    const letters = lettersOf(typed);
    const slipsAllowed = mayDiffer(typed);
    const found = [];
    for (const entry of entries) {
      const place = rank(entry, typed, letters, slipsAllowed);
      if (place >= 0) found.push({ entry, rank: place });
    }
    const names = found.sort(inOrder).slice(0, most).map(({ entry }) => entry.name);
    return names.length === 1 && fold(names[0]) === typed ? [] : names;
  };
}
