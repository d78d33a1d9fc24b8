// The CRM buttons: they hand the selection to the service as the add-in does, then follow its operations.
import { ask, mailbox } from "./outlook-mailbox.js";
import { plural, make } from "./outlook-words.js";

const POLL_MS = 250;
const POLLS = 240;
const PATIENCE_MS = 15 * 60 * 1000;
export const NEEDS = new Set(["duplicates", "needs-person"]);
const DONE_WORDS = { track: "Tracked", untrack: "Untracked", regarding: "Regarding set", parent: "Parent set" };

export async function why(id) { return ask("GET", `/api/ribbon/why/${id}`); }
export async function standings(items) { return (await ask("POST", "/api/ribbon/state", { selection: items.map((item) => item.id) })).items; }
export async function connected() { return (await ask("GET", "/api/ribbon")).connected; }

export async function press(control, items, as) {
  shut();
  toast(control === "view" ? "Opening the record…" : `Sending ${plural(items.length, "item", "items")} to CRM…`, true);
  let clicked;
  try {
    const body = { control, selection: items.map((item) => item.id) };
    if (as) body.as = as;
    clicked = await openNext({ operations: (await ask("POST", "/api/ribbon", body)).operations, asking: "" });
    for (let i = 0; i < POLLS && clicked.operations.some((operation) => operation.outcome === "pending"); i++) {
      await pause(POLL_MS);
      clicked = await openNext(await again(clicked));
    }
  } catch (failure) {
    hush();
    bar("danger", failure.message, failure.code);
    return;
  }
  tellResult(control, clicked.operations);
  goOnAsking(clicked);
}

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));
const asks = (operation) => NEEDS.has(operation.outcome);

/** One window for a click: the next question opens when the one before is answered. */
async function openNext({ operations, asking }) {
  if (operations.some((operation) => operation.op === asking && asks(operation))) return { operations, asking };
  const next = operations.find(asks);
  if (next) await openQuestion(next);
  return { operations, asking: next?.op ?? "" };
}

/** Reads again what is under way and the question that is open; the other questions only when that one is answered, maybe for all. */
async function again({ operations, asking }) {
  const reread = (all, test) => Promise.all(all.map((operation) => (test(operation) ? ask("GET", `/api/ribbon/operations/${operation.op}`) : operation)));
  const now = await reread(operations, (operation) => operation.outcome === "pending" || operation.op === asking);
  const open = now.some((operation) => operation.op === asking && asks(operation));
  return { operations: open ? now : await reread(now, asks), asking };
}

/** Whether a window was closed without an answer cannot be seen; what nobody answers for long stays among the problems. */
async function goOnAsking(clicked) {
  const until = Date.now() + PATIENCE_MS;
  try {
    while (clicked.asking && Date.now() < until) {
      await pause(POLL_MS);
      clicked = await openNext(await again(clicked));
    }
  } catch { /* the service is gone; its questions wait for it */ }
}

function tellResult(control, operations) {
  hush();
  const by = (test) => operations.filter(test);
  const bad = by((operation) => ["refused", "failed"].includes(operation.outcome));
  const waiting = by((operation) => operation.outcome === "pending");
  const good = by((operation) => ["linked", "unlinked"].includes(operation.outcome));
  if (bad.length) {
    const same = new Set(bad.map((operation) => operation.reason)).size === 1;
    const first = bad[0];
    const more = bad.length > 1 ? (same ? ` (${bad.length} items)` : ` And ${plural(bad.length - 1, "further item", "further items")} could not be done either.`) : "";
    bar(first.outcome === "failed" ? "danger" : "warning", sentence(first) + more, first.code);
  }
  if (control === "view") {
    const record = operations[0]?.record;
    if (record && !bad.length && !waiting.length) openRecord(record);
    return;
  }
  if (good.length) {
    const note = good.find((operation) => ["relinked", "record-kept"].includes(operation.code));
    toast(note ? sentence(note) : `${DONE_WORDS[control]}: ${good.length === 1 ? name(good[0]) : plural(good.length, "item", "items")}.`);
  } else if (waiting.length) toast(`${plural(waiting.length, "item is", "items are")} waiting: will be sent when CRM answers.`);
}
const name = (operation) => `“${mailbox.items.get(operation.item)?.subject || "(no subject)"}”`;
function sentence(operation) {
  const subject = mailbox.items.get(operation.item)?.subject;
  const reason = operation.reason || "That was not possible.";
  return subject && !reason.includes(subject) ? `${name(operation)}: ${reason}` : reason;
}

/** Opens the window in which an operation is answered. */
export async function openQuestion(operation) { await openWindow(`/operations/${operation.op}`, `${name(operation)} needs your answer.`); }

/** Opens a page of the service in a small window over Outlook. */
async function openWindow(path, text) {
  const { url } = await ask("POST", "/api/ribbon/open", { path });
  const left = Math.max(0, window.screenX + (window.outerWidth - 600) / 2);
  const top = Math.max(0, window.screenY + (window.outerHeight - 560) / 2);
  const opened = window.open(url, "_blank", `popup,width=600,height=560,left=${left},top=${top}`);
  if (!opened) bar("warning", `${text} The browser held back the window.`, null, ["Answer", () => openWindow(path, text)]);
}
/** Opens a record of the CRM in a tab, by way of the service, which signs the person in where it can. */
export async function openRecord(record) {
  const { url } = await ask("POST", "/api/ribbon/open", { path: `/open/${record.entity}/${record.id}` });
  const opened = window.open(url, "_blank");
  if (!opened) bar("warning", "The browser held back the new tab.", null, ["Open the record", () => openRecord(record)]);
}

const TOAST_MS = 10000;
let toastTimer = 0;
export function toast(text, working) {
  clearTimeout(toastTimer);
  const box = make("div", { class: "toast" }, make("p", { class: working ? "spinner" : null }, text));
  if (!working) box.append(make("button", { type: "button", class: "button button-small", onclick: () => box.remove() }, "Close"));
  document.getElementById("live").replaceChildren(box);
  const leave = () => { toastTimer = setTimeout(() => { if (box.matches(":hover, :focus-within")) leave(); else box.remove(); }, TOAST_MS); };
  if (!working) leave();
}
export function hush() { clearTimeout(toastTimer); document.getElementById("live").replaceChildren(); }

export function bar(tone, text, code, action) {
  const place = document.getElementById("bar");
  const box = make("div", { class: `message-bar message-${tone}` }, make("p", null, text, code ? make("code", { class: "ol-code" }, code) : null));
  if (action) box.append(make("button", { type: "button", class: "button button-small", onclick: () => { shut(); action[1](); } }, action[0]));
  box.append(make("button", { type: "button", class: "button button-small", onclick: () => { shut(); document.querySelector(".ol-row[tabindex='0']")?.focus(); } }, "Close"));
  place.replaceChildren(box);
}
export function shut() { document.getElementById("bar").replaceChildren(); }
