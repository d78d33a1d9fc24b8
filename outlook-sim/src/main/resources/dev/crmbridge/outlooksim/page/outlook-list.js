// The list: one tab stop, rows selected by mouse and keyboard as in Outlook (ARIA grid pattern).
import { mailbox } from "./outlook-mailbox.js";
import { make, icon, kindIcon, category, shortDay, shortDayTime, time, isTracked, STATUS, KINDS } from "./outlook-words.js";

const text = (name, label, value, extra) => ({ name, label, cell: (item) => make("bdi", null, value(item) || ""), sort: (item) => (value(item) || "").toLowerCase(), ...extra });
const KIND = { name: "kind", label: "Type", icon: true, cell: kindIcon, sort: (item) => item.kind };
const SUBJECT = text("subject", "Subject", (item) => item.subject || "(no subject)", { main: true });
const CATEGORIES = { name: "categories", label: "Categories", wide: true, cell: (item) => make("span", { class: "ol-categories" }, ...item.categories.map((name) => category(name, mailbox))), sort: (item) => item.categories.join().toLowerCase() };
const dateColumn = (name, label, show) => ({ name, label, cell: (item) => (item[name] ? make("time", { dateTime: item[name] }, show(item)) : document.createTextNode(name === "due" ? "None" : "")), sort: (item) => item[name] || "9999" });
const COLUMNS = {
  tasks: [KIND, { name: "status", label: "Complete", icon: true, cell: (item) => icon(item.status === 2 ? "complete" : "box", true, STATUS[item.status] ?? ""), sort: (item) => item.status }, { ...SUBJECT, label: "Task Subject" }, dateColumn("due", "Due Date", (item) => shortDay(item.due, mailbox.today())), text("statusWord", "Status", (item) => STATUS[item.status]), CATEGORIES],
  calendar: [KIND, SUBJECT, text("location", "Location", (item) => item.location), dateColumn("start", "Start", (item) => (item.allDay ? shortDay(item.start, mailbox.today()) : shortDayTime(item.start, mailbox.today()))), dateColumn("end", "End", (item) => (item.allDay ? "All day" : item.start.slice(0, 10) === item.end.slice(0, 10) ? time(item.end) : shortDayTime(item.end, mailbox.today()))), CATEGORIES],
  contacts: [KIND, { ...SUBJECT, label: "Full Name" }, text("parent", "Company", (item) => item.parent), text("email1", "E-mail", (item) => item.email1), text("businessPhone", "Business Phone", (item) => item.businessPhone), CATEGORIES],
  mail: [KIND, text("from", "From", (item) => item.organizerName || item.organizer), { ...SUBJECT }, dateColumn("received", "Received", (item) => shortDayTime(item.received, mailbox.today())), CATEGORIES],
  mixed: [KIND, SUBJECT, text("kindWord", "Kind", (item) => KINDS[item.kind]), dateColumn("modified", "Modified", (item) => shortDayTime(item.modified, mailbox.today())), CATEGORIES],
};
const FIRST_SORT = { tasks: ["due", 1], calendar: ["start", 1], contacts: ["subject", 1], mail: ["received", -1], mixed: ["modified", -1] };
const PAGE = 12;

export const list = { view: "tasks", folder: "", rows: [], selected: new Set(), focus: "", anchor: "", sort: ["due", 1], search: "", onselect() {}, onopen() {}, onmenu() {}, ondelete() {} };
let grid;

export function start(element) {
  grid = element;
  grid.addEventListener("keydown", key);
  grid.addEventListener("mousedown", press);
  grid.addEventListener("click", (event) => { const head = event.target.closest("[data-sort]"); if (head) sortBy(head.dataset.sort); });
  grid.addEventListener("dblclick", (event) => { const row = rowOf(event); if (row) list.onopen(row); });
  grid.addEventListener("contextmenu", (event) => {
    const id = rowOf(event);
    if (!id && event.button === 2) return;
    event.preventDefault();
    if (id && !list.selected.has(id)) only(id);
    const keyboard = event.button !== 2;
    const box = element.querySelector(".ol-row[tabindex='0']")?.getBoundingClientRect();
    list.onmenu(keyboard && box ? box.left + 40 : event.clientX, keyboard && box ? box.bottom : event.clientY);
  });
}

export function show(folder) {
  list.folder = folder.id;
  list.view = { 0: "mail", 1: "calendar", 2: "contacts", 3: "tasks" }[folder.itemType] ?? "mixed";
  if (folder.role === "DELETED_ITEMS") list.view = "mixed";
  list.sort = FIRST_SORT[list.view];
  list.selected = new Set();
  list.focus = list.anchor = "";
  refresh();
  if (list.rows.length) only(list.rows[0].id, false);
  grid.scrollTop = 0;
}

export const chosen = () => [...list.selected].map((id) => mailbox.items.get(id)).filter(Boolean);

export function refresh() {
  const at = list.rows.findIndex((item) => item.id === list.focus);
  const wanted = list.search.toLowerCase();
  const [name, way] = list.sort;
  const column = COLUMNS[list.view].find((each) => each.name === name);
  list.rows = mailbox.in(list.folder)
    .filter((item) => !wanted || [item.subject, item.location, item.parent, item.organizerName, item.body, ...item.categories].some((value) => value?.toLowerCase().includes(wanted)))
    .map((item) => [column.sort(item), item])
    .sort(([a, x], [b, y]) => way * (a < b ? -1 : a > b ? 1 : 0) || (x.subject < y.subject ? -1 : 1))
    .map(([, item]) => item);
  const there = new Set(list.rows.map((item) => item.id));
  const before = list.selected.size;
  list.selected = new Set([...list.selected].filter((id) => there.has(id)));
  if (!there.has(list.focus)) {
    list.focus = list.rows[Math.min(Math.max(at, 0), list.rows.length - 1)]?.id ?? "";
    if (before && !list.selected.size && list.focus) list.selected = new Set([list.focus]);
    list.anchor = list.focus;
  }
  draw();
  list.onselect();
}

function draw() {
  const had = grid.contains(document.activeElement) && document.activeElement.closest(".ol-row");
  const top = grid.scrollTop;
  const columns = COLUMNS[list.view];
  grid.className = `ol-grid ol-grid-${list.view}`;
  grid.setAttribute("aria-rowcount", list.rows.length + 1);
  const head = make("div", { class: "ol-head", role: "row" }, ...columns.map((column) => {
    const sorted = list.sort[0] === column.name ? (list.sort[1] > 0 ? "ascending" : "descending") : null;
    const button = make("button", { type: "button", class: "ol-sort", tabIndex: -1, "data-sort": column.name, title: `Sort by ${column.label}` });
    button.append(column.icon ? make("span", { class: "visually-hidden" }, column.label) : column.label, column.icon ? "" : sorted === "ascending" ? " ↑" : sorted === "descending" ? " ↓" : "");
    return make("span", { role: "columnheader", "aria-sort": sorted, class: `ol-c-${column.name}` }, button);
  }));
  const body = make("div", { role: "rowgroup" }, ...list.rows.map((item) => row(item, columns)));
  if (!list.rows.length) body.append(make("div", { class: "ol-empty", role: "row" }, make("span", { role: "gridcell" }, list.search ? "Nothing found in this folder." : "There are no items in this folder. Use New to make one.")));
  grid.replaceChildren(make("div", { role: "rowgroup", class: "ol-head-group" }, head), body);
  grid.scrollTop = top;
  if (had) focusRow();
}

function row(item, columns) {
  const overdue = item.kind === "task" && item.status !== 2 && item.due && item.due < mailbox.today();
  const classes = ["ol-row", item.status === 2 && "ol-done", overdue && "ol-overdue", item.unread && "ol-unread"].filter(Boolean).join(" ");
  const element = make("div", { class: classes, role: "row", "aria-selected": String(list.selected.has(item.id)), "data-id": item.id, tabIndex: item.id === list.focus ? 0 : -1 });
  for (const column of columns) {
    const cell = make("span", { role: "gridcell", class: `ol-cell ol-c-${column.name}` });
    if (column.main) {
      if (item.importance === 2) { const high = icon("high", true, "High importance"); high.classList.add("ol-high"); cell.append(high); }
      if (item.sensitivity === 2) cell.append(icon("private", false, "Private"));
    }
    cell.append(column.cell(item));
    if (column.main && overdue) cell.append(make("span", { class: "visually-hidden" }, ", overdue"));
    if (!column.icon) cell.title = cell.textContent;
    element.append(cell);
  }
  return element;
}

const rowOf = (event) => event.target.closest(".ol-row")?.dataset.id;
const rowElement = (id) => grid.querySelector(`.ol-row[data-id="${id}"]`);
function focusRow() { const element = rowElement(list.focus); element?.focus({ preventScroll: true }); element?.scrollIntoView({ block: "nearest" }); }

function mark() {
  grid.querySelectorAll(".ol-row").forEach((element) => {
    element.setAttribute("aria-selected", String(list.selected.has(element.dataset.id)));
    element.tabIndex = element.dataset.id === list.focus ? 0 : -1;
  });
  list.onselect();
}
export function only(id, focus = true) { list.selected = new Set([id]); list.focus = list.anchor = id; mark(); if (focus) focusRow(); }
function toggle(id) { if (!list.selected.delete(id)) list.selected.add(id); list.focus = list.anchor = id; mark(); focusRow(); }
function range(id, add) {
  const at = list.rows.findIndex((item) => item.id === id);
  const from = Math.max(0, list.rows.findIndex((item) => item.id === (list.anchor || id)));
  const ids = list.rows.slice(Math.min(at, from), Math.max(at, from) + 1).map((item) => item.id);
  list.selected = new Set(add ? [...list.selected, ...ids] : ids);
  list.focus = id;
  mark();
  focusRow();
}
function press(event) {
  const id = rowOf(event);
  if (!id || event.button !== 0) return;
  event.preventDefault();
  if (event.shiftKey) range(id, event.ctrlKey || event.metaKey);
  else if (event.ctrlKey || event.metaKey) toggle(id);
  else only(id);
}
function key(event) {
  if (!list.rows.length || event.target.closest("[data-sort]")) return;
  const at = Math.max(0, list.rows.findIndex((item) => item.id === list.focus));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.rows.length - 1, PageDown: at + PAGE, PageUp: at - PAGE }[event.key];
  const control = event.ctrlKey || event.metaKey;
  if (to !== undefined) {
    event.preventDefault();
    const id = list.rows[Math.min(Math.max(to, 0), list.rows.length - 1)].id;
    if (event.shiftKey) range(id, control);
    else if (control) { list.focus = id; mark(); focusRow(); } else only(id);
  } else if (event.key === " ") { event.preventDefault(); if (control) toggle(list.focus); else only(list.focus); }
  else if (event.key === "a" && control) { event.preventDefault(); list.selected = new Set(list.rows.map((item) => item.id)); mark(); }
  else if (event.key === "Enter") { event.preventDefault(); list.onopen(list.focus); }
  else if (event.key === "Delete") { event.preventDefault(); list.ondelete(); }
  else if (event.key.length === 1 && !control && !event.altKey) jump(event.key.toLowerCase(), at);
}
function jump(letter, at) {
  const turned = [...list.rows.slice(at + 1), ...list.rows.slice(0, at + 1)];
  const found = turned.find((item) => item.subject.toLowerCase().startsWith(letter));
  if (found) only(found.id);
}
function sortBy(name) {
  list.sort = [name, list.sort[0] === name ? -list.sort[1] : 1];
  refresh();
  grid.querySelector(`[data-sort="${name}"]`)?.focus();
}
export { isTracked };
