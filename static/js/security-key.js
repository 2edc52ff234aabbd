// Security keys need the browser's help: shown only where it has it, and a failure is said on the page.
const problem = document.querySelector("[data-key-problem]");

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-security-key]").forEach((part) => { part.hidden = false; });
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  problem.textContent = problem.dataset.keyProblem;
});

document.querySelectorAll("[data-security-key] button").forEach((button) => {
  button.addEventListener("click", () => { problem.textContent = ""; });
});
