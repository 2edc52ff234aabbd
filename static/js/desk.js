// Without it the desk works by whole pages. With it only a part changes, and the focus goes where the news are.
document.addEventListener("htmx:after:settle", () => {
  const news = document.querySelector("#desk [data-focus]") ?? document.querySelector("#act form input:not([type=hidden])");
  if (news && !document.activeElement?.closest("#desk form")) news.focus();
});
