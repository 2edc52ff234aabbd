// Whoever clears the answers of a request is told that the list kept in this browser is still there.
{
  let left = false;
  try {
    left = Object.keys(localStorage).some((name) => name.startsWith("medication-list-"));
  } catch { /* nothing can have been kept */ }
  if (left) document.querySelector("[data-list-left]").hidden = false;
}
