// Without it the desk works by whole pages. With it only a part changes, and the focus goes where the news are.
const news = () => document.querySelector("#desk [data-focus]");

news()?.focus(); // a whole page was sent, before htmx was there
document.addEventListener("htmx:after:settle", () => {
  const place = news() ?? document.querySelector("#act form input:not([type=hidden])");
  if (place && !document.activeElement?.closest("#desk form")) place.focus();
});
