// Keys, live counters and the number of chosen reports. Without it the queue works all the same: every key has its button.
const keep = "quttymeken-keys";
const find = (what, within = document) => within.querySelector(what);
const all = what => [...document.querySelectorAll(what)];
const seen = one => one && one.getClientRects().length > 0;
const writes = one => one.closest("select, textarea, input:not([type=checkbox]):not([type=radio])");
const isOn = () => { try { return localStorage.getItem(keep) !== "off"; } catch { return true; } };

const links = () => all(".rows .say a");
const row = () => document.activeElement?.closest(".rows tbody tr") ?? find(".rows tr.open");

function step(by) {
  const list = links();
  const at = list.indexOf(row()?.querySelector(".say a"));
  const next = list[at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function press(code) {
  const one = all(`[data-key~="${code}"]`).find(seen);
  if (!one) return false;
  if (writes(one)) { one.focus(); one.scrollIntoView({ block: "nearest" }); } else one.click();
  return true;
}

// By the place of the key, not by its letter: A is A also where the keyboard writes Ф.
const moves = {
  KeyJ: () => step(1), ArrowDown: () => step(1), KeyK: () => step(-1), ArrowUp: () => step(-1),
  KeyX: () => row()?.querySelector("input[type=checkbox]")?.click(),
};

document.addEventListener("keydown", event => {
  const { target, code } = event;
  if (!find(".panel, [data-key]") || target.closest("dialog") || event.isComposing) return;
  if (code === "Enter" && event.ctrlKey && target.form) { event.preventDefault(); target.form.requestSubmit(); return; }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (code === "Escape") { (find(".rows tr.open .say a") ?? links()[0])?.focus(); return; }
  if (writes(target)) return;
  if (event.key === "?") { if (isOn() || target.closest("[data-key]")) press("?"); return; }
  if (!isOn() || event.shiftKey || (code.startsWith("Arrow") && target.type === "radio")) return;
  // Where the panel itself is read, the arrows scroll it.
  if (code.startsWith("Arrow") && target.closest(".panel")) return;
  if (moves[code]) { event.preventDefault(); moves[code](); } else if (/^(Key|Digit)/.test(code) && press(code)) event.preventDefault();
});

document.addEventListener("click", event => {
  if (!event.target.closest('[data-key="?"]')) return;
  const dialog = find("#keys");
  find("[data-keys-on]", dialog).checked = isOn();
  dialog.showModal();
});

document.addEventListener("change", event => {
  if (event.target.matches("[data-keys-on]"))
    try { localStorage.setItem(keep, event.target.checked ? "on" : "off"); } catch { /* stays as it is for this page */ }
  count();
});
document.addEventListener("reset", () => setTimeout(count));

function count() {
  const output = find(".selection output");
  if (output) output.textContent = all(".rows tbody :checked").length || "";
}

// What was opened is read next; after a deed no field keeps the keys to itself.
let shown = find("#open")?.dataset.number, said = location.search;
function opened() {
  count();
  const head = find("#open");
  const other = head?.dataset.number !== shown;
  if (head && (other || (location.search !== said && /[?&]done=/.test(location.search)))) head.focus({ preventScroll: true });
  if (head && other) {
    const body = find(".panel .body");
    if (body) body.scrollTop = 0;
    find(".rows tr.open")?.scrollIntoView({ block: "nearest" });
  }
  shown = head?.dataset.number;
  said = location.search;
}
if (typeof Blazor !== "undefined") Blazor.addEventListener("enhancedload", opened);

let tag = "";
async function look() {
  const fresh = find("#fresh");
  if (!fresh || document.hidden) return;
  const asked = location.search;
  const address = new URL("/reports/live" + asked, location.origin);
  address.searchParams.set("since", fresh.dataset.since);
  try {
    const answer = await fetch(address, { cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} });
    if (answer.status !== 200 || location.search !== asked) return;
    tag = answer.headers.get("ETag") ?? "";
    const { views, count } = await answer.json();
    for (const one of all("[data-view]"))
      if (one.dataset.view in views) one.textContent = views[one.dataset.view];
    fresh.hidden = !count;
    fresh.textContent = count ? fresh.dataset.words.replace("{count}", count) : "";
  } catch { /* the page says when it was made */ }
}
setInterval(look, 20000);
document.addEventListener("visibilitychange", look);
