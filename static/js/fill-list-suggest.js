// Suggestions under the box of a medicine's name, as an ARIA combobox. It never chooses for anybody.
{
  const { page } = fillList;
  let names = null; // loaded when a name is first typed into
  let loading = null;

  const load = () => {
    loading ??= import(page.dataset.names).then(
      (script) => { names = fillList.namesFrom(script.default); },
      () => { loading = null; }, // no list, no suggestions: the page works the same
    );
    return loading;
  };
  fillList.loadNames = load;

  const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));
  const options = (input) => [...listOf(input).children];
  const isOpen = (input) => input.getAttribute("aria-expanded") === "true";

  const point = (input, index) => {
    options(input).forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = options(input)[index];
    if (!option) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const close = (input) => {
    listOf(input).hidden = true;
    listOf(input).replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const option = (input, name, index) => {
    const item = document.createElement("li");
    item.id = `${input.id}_option_${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = name;
    return item;
  };

  const show = (input) => {
    const found = names ? fillList.search(names, input.value) : [];
    if (!found.length || document.activeElement !== input) return close(input);
    listOf(input).replaceChildren(...found.map((name, index) => option(input, name, index)));
    listOf(input).hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    fillList.say(fillList.sentence("found", { count: found.length }));
  };

  const choose = (input, name) => {
    input.value = name;
    close(input);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    close(input);
  };

  const pointed = (input) => options(input).findIndex((item) => item.getAttribute("aria-selected") === "true");

  const step = (input, by) => {
    if (!isOpen(input)) return show(input);
    const count = options(input).length + 1; // one more: back to what was typed
    point(input, (pointed(input) + 1 + by + count) % count - 1);
  };

  const keys = {
    ArrowDown: (input) => step(input, 1),
    ArrowUp: (input) => step(input, -1),
    Escape: close,
    Enter: (input) => {
      const item = options(input)[pointed(input)];
      if (item) choose(input, item.textContent);
      else close(input);
    },
  };

  const boxOf = (event) => event.target.closest("[role=combobox]");

  page.addEventListener("focusin", (event) => { if (boxOf(event)) load(); });
  page.addEventListener("focusout", (event) => { if (boxOf(event)) close(boxOf(event)); });
  page.addEventListener("input", (event) => {
    const input = boxOf(event);
    if (input && event.isTrusted) load().then(() => show(input));
  });
  page.addEventListener("keydown", (event) => {
    const input = boxOf(event);
    const act = input && !event.isComposing && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act(input);
  });
  page.addEventListener("mousedown", (event) => {
    if (event.target.closest("[role=option]")) event.preventDefault(); // the box keeps the focus
  });
  page.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) choose(document.getElementById(item.parentElement.id.replace(/_list$/, "")), item.textContent);
  });
}
