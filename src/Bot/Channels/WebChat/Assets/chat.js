// Looks every few seconds whether the office has written, and puts the new talk in place. What is being typed stays.
const talk = () => document.querySelector(".talk");
let version = talk()?.dataset.version;

async function look() {
  if (document.hidden || !version) return;
  const answer = await fetch("/chat/version", { cache: "no-store" });
  const now = answer.ok ? await answer.text() : version;
  if (now === version) return;
  const page = await fetch("/chat", { cache: "no-store" });
  if (!page.ok) return;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector(".talk");
  if (!fresh) return;
  version = fresh.dataset.version;
  talk().replaceWith(fresh);
  document.getElementById("now")?.scrollIntoView({ block: "nearest" });
}

// A second press of "send" while the first is under way sends nothing. The pressed button itself must still be sent.
document.addEventListener("submit", event => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("form").forEach(form => delete form.dataset.sent));

setInterval(() => look().catch(() => {}), 4000);
