// Warns two minutes before a session ends, keeps it on one key, and keeps what was typed. The server has its own clock.
const dialog = document.querySelector("[data-session-end]");
const WARN = 120; // seconds
const KEEP = "keep_for_later"; // tells the server that this form is to be kept, not saved
let typedIn = null; // the form that was typed in last
let lastSign = Date.now();
let timer = 0;

const later = (seconds) => {
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(1, seconds) * 1000);
};

const freshToken = (token) => {
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => { input.value = token; });
};

// The session is over: what was typed goes to the server, which keeps it and asks to sign in.
const leave = () => {
  if (!typedIn) {
    location.assign(`${dialog.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`);
    return;
  }
  const mark = document.createElement("input");
  mark.type = "hidden";
  mark.name = KEEP;
  mark.value = "1";
  typedIn.append(mark);
  HTMLFormElement.prototype.submit.call(typedIn);
};

const show = (answer) => {
  dialog.querySelectorAll("[data-can-stay]").forEach((part) => { part.hidden = !answer.can_stay; });
  dialog.querySelectorAll("[data-cannot-stay]").forEach((part) => { part.hidden = answer.can_stay; });
  dialog.querySelector("[data-last-minute]").hidden = answer.seconds >= 60;
  if (!dialog.open && !(dialog.dataset.read && !answer.can_stay)) dialog.showModal();
};

const follow = (answer) => {
  if (answer.token) freshToken(answer.token);
  if (answer.seconds <= 0) {
    leave();
  } else if (answer.seconds > WARN) {
    if (dialog.open) dialog.close();
    later(answer.seconds - WARN);
  } else {
    show(answer);
    later(answer.seconds > 60 ? answer.seconds - 59 : answer.seconds);
  }
};

const ask = async (address, options) => {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, ...options });
    follow(await answer.json());
  } catch {
    later(20); // no network, or no answer: ask again
  }
};

const look = () => ask(dialog.dataset.clock);

const stay = () => {
  lastSign = Date.now();
  const form = dialog.querySelector("form");
  return ask(form.action, { method: "POST", body: new FormData(form) });
};

dialog.addEventListener("submit", (event) => {
  event.preventDefault();
  dialog.close();
  dialog.dataset.read = "yes";
  stay();
});
dialog.addEventListener("cancel", () => { stay(); }); // the Escape key

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form || form.method !== "post" || dialog.contains(form)) return;
  typedIn = form;
  if (Date.now() - lastSign > 60_000) stay(); // who types is there
});

document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
window.addEventListener("pageshow", (event) => { if (event.persisted) look(); });
later(Number(dialog.dataset.seconds) - WARN);
