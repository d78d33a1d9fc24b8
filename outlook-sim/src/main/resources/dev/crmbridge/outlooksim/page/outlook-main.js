// Puts the parts of the page together.
import { ask, loadAll, listen, mailbox, onChange, keep } from "./outlook-mailbox.js";
import { list, chosen, refresh, show, start as startList } from "./outlook-list.js";
import { read, forget } from "./outlook-reading.js";
import { update, contextMenu, reason, learned, MOST } from "./outlook-ribbon.js";
import { press, connected, standings, bar, toast } from "./outlook-crm.js";
import { create, edit, start as startForm } from "./outlook-form.js";
import { make, icon, plural, isTracked } from "./outlook-words.js";
import { selected } from "./outlook-windows.js";

const ORDER = ["INBOX", "DRAFTS", "SENT_MAIL", "DELETED_ITEMS", "OUTBOX", "CALENDAR", "CONTACTS", "TASKS"];
const foldersOf = (store) => mailbox.folders.filter((folder) => folder.store === store.id)
  .sort((a, b) => (ORDER.indexOf(a.role) + 99) % 99 - (ORDER.indexOf(b.role) + 99) % 99 || a.name.localeCompare(b.name));
const byId = (id) => document.getElementById(id);
const CONNECTION_EVERY_MS = 5000;
const ROLE_ICONS = { INBOX: ["inbox", true], DELETED_ITEMS: ["delete", true], CALENDAR: ["calendar"], CONTACTS: ["people"], TASKS: ["task"], SENT_MAIL: ["mail"], DRAFTS: ["mail"], OUTBOX: ["mail"] };
let online = false;

function folderPane() {
  const pane = byId("folders");
  pane.replaceChildren(...mailbox.stores.map((store) => make("section", null, make("h2", null, make("bdi", null, store.name)), make("ul", null, ...foldersOf(store).map((folder) => {
    const unread = mailbox.in(folder.id).filter((item) => item.unread).length;
    return make("li", null, make("a", { href: `#${folder.id}`, "data-folder": folder.id, "aria-current": folder.id === list.folder ? "true" : null }, icon(...(ROLE_ICONS[folder.role] ?? ["folder"])), make("span", null, folder.name), unread ? make("span", { class: "ol-count" }, String(unread), make("span", { class: "visually-hidden" }, " unread")) : null));
  })))));
  byId("folder-select").replaceChildren(...mailbox.stores.map((store) => make("optgroup", { label: store.name }, ...foldersOf(store).map((folder) => make("option", { value: folder.id, selected: folder.id === list.folder }, folder.name)))));
}
function openFolder(id) {
  const folder = mailbox.folder(id) ?? mailbox.defaultFolder("TASKS");
  byId("search").value = list.search = "";
  show(folder);
  byId("caption").textContent = folder.name;
  document.title = `${folder.name} - ${mailbox.owner} - Outlook`;
  byId("list").setAttribute("aria-label", folder.name);
  document.querySelectorAll("[data-module]").forEach((button) => button.setAttribute("aria-current", String(mailbox.defaultFolder(button.dataset.module)?.id === folder.id)));
  folderPane();
  history.replaceState(null, "", `#${folder.role && mailbox.defaultFolder(folder.role)?.id === folder.id ? folder.role.toLowerCase() : folder.id}`);
}
function ribbon() { update(chosen(), mailbox.folder(list.folder), online); }
function readChosen() { read(byId("reading"), chosen()); learn(); }
let asked = 0;
/** Asks how the selected items stand, so that the ribbon is grey before the click where the service would refuse. */
async function learn() {
  const turn = ++asked;
  const items = chosen();
  if (!online || !items.length || items.length > MOST) return;
  try {
    const told = await standings(items);
    if (turn !== asked) return;
    learned(told);
    ribbon();
  } catch { /* then the service says it after the click */ }
}
function selectionChanged() {
  const items = chosen();
  ribbon();
  selected(list.folder, items.map((item) => item.id));
  readChosen();
  const unread = mailbox.in(list.folder).filter((item) => item.unread).length;
  byId("count").textContent = `Items: ${list.rows.length}${unread ? `   Unread: ${unread}` : ""}`;
  byId("selected").textContent = items.length > 1 ? `${items.length} selected` : "";
}
async function checkConnection() {
  let now = false;
  try { now = await connected(); } catch { /* shown as not running */ }
  if (now !== online || !byId("connection").textContent) {
    online = now;
    byId("connection").replaceChildren(icon(online ? "success" : "offline"), online ? " Connected to CRM Bridge" : " CRM Bridge is not running");
    selectionChanged();
  } else learn(); // what the service does by itself changes no item, e.g. when it learns what the role allows
}

const openItem = (id) => { const item = mailbox.items.get(id); if (!item) return; edit(item); if (item.unread) change([item], () => ({ unread: false })); };
async function change(items, wanted) {
  try { for (const item of items) keep(await ask("PATCH", `/api/items/${item.id}`, wanted(item))); } catch (failure) { bar("danger", failure.message, failure.code); }
}
async function remove(items) {
  const tracked = items.filter(isTracked).length;
  try {
    for (const item of items) await ask("DELETE", `/api/items/${item.id}`);
    toast(`${plural(items.length, "item", "items")} moved to Deleted Items.${tracked ? " What happens in CRM, the next synchronization shows." : ""}`);
  } catch (failure) { bar("danger", failure.message, failure.code); }
}
async function respond(item, response) {
  try {
    await ask("POST", `/api/items/${item.id}/respond`, { response });
    if (item.kind === "meetingRequest") await ask("DELETE", `/api/items/${item.id}`);
    toast({ 2: "Tentatively accepted.", 3: "Accepted; it is in your calendar.", 4: "Declined." }[response]);
  } catch (failure) { bar("danger", failure.message, failure.code); }
}

async function run(command, source) {
  const items = chosen();
  if (command !== "open" && !["pane", "theme", "category"].includes(command) && reason(command, items, online)) return;
  const folder = mailbox.folder(list.folder);
  const folderFor = (kind) => (({ task: 3, appointment: 1, contact: 2 })[kind] === folder.itemType && folder.role !== "DELETED_ITEMS" ? folder.id : null);
  if (command.startsWith("new")) { const kind = command === "new" ? source.dataset.kind : command.slice(4); create(kind, folderFor(kind)); return; }
  switch (command) {
    case "open": openItem(list.focus); return;
    case "delete": await remove(items); return;
    case "complete": await change(items.filter((item) => item.status !== 2), () => ({ status: 2 })); return;
    case "accept": await respond(items[0], 3); return;
    case "tentative": await respond(items[0], 2); return;
    case "decline": await respond(items[0], 4); return;
    case "category": {
      const name = source.dataset.name;
      const off = items.every((item) => item.categories.includes(name));
      await change(items, (item) => ({ categories: off ? item.categories.filter((each) => each !== name) : [...new Set([...item.categories, name])] }));
      return;
    }
    case "pane": { const shown = document.body.classList.toggle("ol-no-pane"); source.setAttribute("aria-pressed", String(!shown)); return; }
    case "theme": theme(!document.documentElement.classList.contains("dark")); return;
    case "track": case "untrack": case "view": await press(command, items, source?.dataset.as); break;
    case "regarding": await press(byId("cmd-regarding").dataset.control, items); break;
    default: return;
  }
  forget();
  readChosen();
}
function theme(dark) {
  document.documentElement.className = dark ? "dark" : "light";
  byId("theme-word").textContent = dark ? "Light Mode" : "Dark Mode";
}

// Menus lie at the end of the page so that nothing cuts them off; they open below their button.
function placeMenus() {
  new MutationObserver((records) => {
    for (const { target } of records) {
      if (target.hidden) continue;
      const opener = document.querySelector(`[aria-controls="${target.id}"][aria-expanded="true"]`);
      if (opener) { const anchor = opener.previousElementSibling?.matches?.(".ol-split-main") ? opener.previousElementSibling : opener; const box = anchor.getBoundingClientRect(); at(target, box.left, opener.getBoundingClientRect().bottom + 2); }
    }
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["hidden"] });
}
function at(menu, x, y) {
  menu.style.left = `${Math.max(4, Math.min(x, innerWidth - menu.offsetWidth - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, innerHeight - menu.offsetHeight - 4))}px`;
}
function openContext(x, y) {
  const menu = byId("menu-context");
  menu.replaceChildren(...contextMenu(chosen(), online));
  menu.hidden = false;
  at(menu, x, y);
  menu.querySelector("[role=menuitem]")?.focus();
}

const PANES = ["#ribbon-home button[tabindex='0'], #ribbon-view button", "[data-module]", "#folders a[aria-current]", "#search", ".ol-row[tabindex='0']", "#reading"];
function keys(event) {
  if (byId("form").open) return;
  const control = event.ctrlKey || event.metaKey;
  if (event.key === "F6") {
    event.preventDefault();
    const stops = PANES.map((selector) => document.querySelector(selector)).filter((stop) => stop?.offsetParent);
    const now = stops.findIndex((stop) => stop === document.activeElement || stop.parentElement.contains(document.activeElement));
    stops[(now + (event.shiftKey ? -1 : 1) + stops.length) % stops.length]?.focus();
  } else if (control && event.shiftKey && ["K", "A", "C"].includes(event.key.toUpperCase())) {
    event.preventDefault();
    run({ K: "new-task", A: "new-appointment", C: "new-contact" }[event.key.toUpperCase()]);
  } else if (event.key === "Escape" && !byId("menu-context").hidden) { byId("menu-context").hidden = true; document.querySelector(".ol-row[tabindex='0']")?.focus(); }
}
function tabs() {
  const all = [...document.querySelectorAll("[role=tab]")];
  const choose = (tab) => all.forEach((each) => {
    each.setAttribute("aria-selected", String(each === tab));
    each.tabIndex = each === tab ? 0 : -1;
    byId(each.getAttribute("aria-controls")).hidden = each !== tab;
  });
  all.forEach((tab, i) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      if (!["ArrowRight", "ArrowLeft"].includes(event.key)) return;
      const next = all[(i + 1) % all.length];
      choose(next);
      next.focus();
    });
  });
}

async function begin() {
  startList(byId("list"));
  startForm(byId("form"));
  tabs();
  placeMenus();
  theme(matchMedia("(prefers-color-scheme: dark)").matches);
  list.onselect = selectionChanged;
  list.onopen = openItem;
  list.ondelete = () => run("delete");
  list.onmenu = openContext;
  document.addEventListener("click", (event) => {
    const source = event.target.closest("[data-command]");
    if (source && source.getAttribute("aria-disabled") !== "true" && !source.dataset.command.endsWith("-menu")) run(source.dataset.command, source);
    const folder = event.target.closest("[data-folder]");
    if (folder) { event.preventDefault(); openFolder(folder.dataset.folder); document.querySelector(`[data-folder="${CSS.escape(list.folder)}"]`)?.focus(); }
    const module = event.target.closest("[data-module]");
    if (module) openFolder(mailbox.defaultFolder(module.dataset.module)?.id);
  });
  document.addEventListener("keydown", keys);
  // Back from a question's window: its answer may have changed how the item is tracked without changing the item.
  window.addEventListener("focus", () => { forget(); readChosen(); });
  byId("folder-select").addEventListener("change", (event) => openFolder(event.target.value));
  byId("search").addEventListener("input", (event) => { list.search = event.target.value; refresh(); });
  await loadAll();
  const wanted = location.hash.slice(1);
  openFolder((mailbox.defaultFolder(wanted.toUpperCase()) ?? mailbox.folder(wanted) ?? mailbox.defaultFolder("TASKS")).id);
  onChange(() => { refresh(); folderPane(); });
  listen();
  await checkConnection();
  setInterval(checkConnection, CONNECTION_EVERY_MS);
  document.body.dataset.ready = "yes";
}
begin().catch((failure) => bar("danger", failure.message, failure.code));
