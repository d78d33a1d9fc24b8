// An open item. What is typed stays in this form until it is saved; changes from elsewhere do not touch it.
import { ask, keep, mailbox, onChange } from "./outlook-mailbox.js";
import { make, icon, KINDS, isTracked } from "./outlook-words.js";
import { FIELDS, shown, changes } from "./outlook-fields.js";
import { information } from "./outlook-reading.js";
import { press } from "./outlook-crm.js";

const FRESH = { categories: [], attendees: [], importance: 1, sensitivity: 0, status: 0, percentComplete: 0, busyStatus: 2, userProperties: {}, recurring: false };
let dialog;
let open = null;

export function start(element) {
  dialog = element;
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
  dialog.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); }
  });
  dialog.addEventListener("input", state);
  dialog.addEventListener("close", () => {
    const from = open?.from;
    open = null;
    dialog.replaceChildren();
    (from?.isConnected ? from : document.querySelector(".ol-row[tabindex='0']"))?.focus();
  });
  onChange((ids) => { if (open?.item && (!ids || ids.has(open.item.id))) meanwhile(); });
}

/** @param folder EntryID of the folder for a new item, or null */
export function create(kind, folder) {
  const item = { ...FRESH, kind, subject: "", body: "" };
  if (kind === "appointment") {
    const hour = String(Math.min(22, Number(mailbox.now.slice(11, 13)) + 1)).padStart(2, "0");
    Object.assign(item, { start: `${mailbox.today()}T${hour}:00:00Z`, end: `${mailbox.today()}T${hour}:30:00Z`, allDay: false });
  }
  show(item, null, folder);
}
export function edit(item) { show(item, item, null); }

function show(values, item, folder) {
  const before = Object.fromEntries(FIELDS[values.kind].map((field) => [field.name, shown(field, values)]));
  open = { kind: values.kind, item, before, folder, from: document.activeElement };
  const info = item ? information(item) : "";
  dialog.replaceChildren(...[
    make("header", { class: "ol-form-title" }, make("h2", { id: "form-title" }, `${values.subject || "Untitled"} - ${KINDS[values.kind]}`), button("Close", "close", false, leave, true)),
    tools(values, item),
    make("div", { id: "form-bar", role: "alert" }),
    info ? make("p", { class: "ol-information" }, icon("info"), info) : null,
    make("form", { class: "ol-fields", id: "item-form", onsubmit: (event) => { event.preventDefault(); save(); } }, ...FIELDS[values.kind].map((field) => control(field, before[field.name])), make("button", { type: "submit", hidden: true })),
    make("footer", { class: "ol-form-foot" }, make("span", { id: "form-crm" }, item && isTracked(item) ? "Tracked in CRM. Saved changes are sent." : values.kind === "mail" ? "" : "Not tracked."), make("span", { id: "form-state", role: "status" })),
  ].filter(Boolean));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".ol-fields input, .ol-fields textarea")?.focus();
  state();
}
function tools(values, item) {
  const box = make("div", { class: "ol-form-tools", role: "toolbar", "aria-label": "Item" }, button("Save & Close", "save", true, save));
  if (item) box.append(button("Delete", "delete", true, remove));
  if (values.kind !== "mail") box.append(button("Track", "track", false, track));
  return box;
}
const button = (words, name, own, act, bare) => make("button", { type: "button", class: bare ? "button button-subtle button-icon" : "button button-subtle", "aria-label": bare ? words : null, onclick: act }, icon(name, own), bare ? null : words);

function control(field, value) {
  const id = `field-${field.name}`;
  if (field.check) return make("div", { class: field.wide ? "choice wide" : "choice" }, make("input", { type: "checkbox", id, name: field.name, checked: value }), make("label", { htmlFor: id }, field.label));
  const input = field.choices
    ? make("select", { class: "input", id, name: field.name }, ...field.choices.map((words, i) => make("option", { value: i, selected: String(i) === value }, words)))
    : field.lines
      ? make("textarea", { class: "input", id, name: field.name, rows: field.lines, value })
      : make("input", { class: "input", id, name: field.name, type: field.type ?? "text", min: field.min, max: field.max, value, autocomplete: "off" });
  if (field.hint) input.setAttribute("aria-describedby", `${id}-hint`);
  return make("div", { class: field.wide || field.lines ? "field wide" : "field" }, make("label", { htmlFor: id }, field.label), input, field.hint ? make("span", { class: "hint", id: `${id}-hint` }, field.hint) : null);
}
function values() {
  return Object.fromEntries(FIELDS[open.kind].map((field) => { const input = dialog.querySelector(`#field-${field.name}`); return [field.name, field.check ? input.checked : input.value]; }));
}
const isDirty = () => { const now = values(); return FIELDS[open.kind].some((field) => now[field.name] !== open.before[field.name]); };
function state() {
  if (!open) return;
  dialog.querySelector("#form-state").textContent = isDirty() ? "Unsaved changes" : open.item ? "Saved" : "";
  const all = dialog.querySelector("#field-allDay");
  for (const name of ["startTime", "endTime"]) { const input = dialog.querySelector(`#field-${name}`); if (input) input.disabled = all.checked; }
}

/** Saves what was typed; only touched fields travel, so changes from elsewhere in other fields stay. */
async function store() {
  const change = changes(open.kind, open.before, values(), open.item);
  if (!open.item) {
    const item = await ask("POST", "/api/items", { kind: open.kind, ...(open.folder ? { folder: open.folder } : {}), ...change });
    keep(item);
    return item;
  }
  if (!Object.keys(change).length) return open.item;
  const item = await ask("PATCH", `/api/items/${open.item.id}`, change);
  open.item = item;
  keep(item);
  return item;
}
async function save() {
  try { await store(); dialog.close(); } catch (failure) { say("danger", failure.message); }
}
async function track() {
  try {
    const item = await store();
    dialog.close();
    await press("track", [item]);
  } catch (failure) { say("danger", failure.message); }
}
async function remove() {
  try { await ask("DELETE", `/api/items/${open.item.id}`); dialog.close(); } catch (failure) { say("danger", failure.message); }
}
function leave() {
  if (!isDirty()) { dialog.close(); return; }
  say("warning", "Do you want to save your changes?", [["Save", save], ["Don’t Save", () => dialog.close()], ["Cancel", () => { say(); dialog.querySelector(".ol-fields input")?.focus(); }]]);
  dialog.querySelector("#form-bar button")?.focus();
}
function say(tone, text, actions = []) {
  const place = dialog.querySelector("#form-bar");
  if (!text) { place.replaceChildren(); return; }
  place.replaceChildren(make("div", { class: `message-bar message-${tone}` }, make("p", null, text), ...actions.map(([words, act]) => make("button", { type: "button", class: "button button-small", onclick: act }, words))));
}
function meanwhile() {
  const now = mailbox.items.get(open.item.id);
  if (!now) { say("warning", "This item was deleted or moved meanwhile. Copy what you still need, then close the form."); return; }
  if (now.version === open.item.version) return;
  if (!isDirty()) { const from = open.from; const at = document.activeElement?.id; show(now, now, null); open.from = from; if (at) document.getElementById(at)?.focus(); return; }
  open.item = now;
  say("warning", "This item was changed elsewhere while you were typing. Your text is kept; saving writes only the fields you changed.");
}
