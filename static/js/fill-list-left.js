// The list has arrived, or the answers are cleared: this window holds it no longer. Whoever clears the answers of a
// request is told that the list which was kept in this browser is still there.
{
  const line = document.querySelector("[data-list-left]");
  let left = false;
  try {
    sessionStorage.removeItem("medication-list-on-its-way");
    left = Object.keys(localStorage).some((name) => name.startsWith("medication-list-"));
  } catch { /* nothing can have been kept */ }
  if (left && line) line.hidden = false;
}
