// Everything here is an extra: the site works without it.
const ready = (root) => {
  root.querySelectorAll("[data-print][hidden]").forEach((button) => { button.hidden = false; });
  const target = root.querySelector("[data-focus]"); // error summary or result
  if (target) target.focus();
};

ready(document);
document.addEventListener("htmx:after:settle", () => {
  ready(document);
  rememberResult();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  if (event.target.closest("[data-clear]")) clearAnswers();
});

// Self-check. A result that htmx brought is a step of the browser's history: Back leads to the answers, which stay.
const rememberResult = () => {
  if (document.querySelector("[data-result]") && !history.state?.result) history.pushState({ result: true }, "");
};

window.addEventListener("popstate", (event) => {
  const result = document.querySelector("[data-result]");
  if (!result) return;
  result.hidden = !event.state?.result;
  document.querySelector(result.hidden ? "#change-answers" : "[data-focus]").focus();
});

// The link leads to an empty form; this keeps the browser from bringing the answers back later.
const clearAnswers = () => {
  document.querySelectorAll("main input:not([type=hidden])").forEach((input) => {
    if (input.matches("[type=checkbox], [type=radio]")) input.checked = false;
    else input.value = "";
  });
};

// A form that must not be sent twice: the second press within a few seconds does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 5000);
});

window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((details) => {
    details.open = true;
    details.dataset.opened = "";
  });
});

window.addEventListener("afterprint", () => {
  document.querySelectorAll("details[data-opened]").forEach((details) => {
    details.open = false;
    delete details.dataset.opened;
  });
});
