// The reading pane: the selected item and how it is tracked.
import { mailbox } from "./outlook-mailbox.js";
import { make, icon, category, day, dayTime, when, isTracked, plural, STATUS, IMPORTANCE, BUSY, SENSITIVITY, RESPONSE, KINDS } from "./outlook-words.js";
import { why, openRecord, openQuestion, NEEDS } from "./outlook-crm.js";

const TYPES = { task: "a task", phonecall: "a phone call", letter: "a letter", fax: "a fax", appointment: "an appointment", contact: "a contact" };
let shown = "";
let asked = 0;

export async function read(place, items) {
  if (items.length !== 1) {
    shown = "";
    place.replaceChildren(make("p", { class: "ol-nothing" }, items.length ? `${plural(items.length, "item is", "items are")} selected.` : "Select an item to read it."));
    return;
  }
  const item = items[0];
  const key = `${item.id} ${item.version} ${mailbox.today()}`;
  if (shown === key) return;
  const turn = ++asked;
  shown = key;
  const crm = make("div", { class: "ol-crm", id: "crm-line" });
  crmLine(crm, item, null);
  place.replaceChildren(head(item), crm, facts(item), make("div", { class: "ol-text" }, make("bdi", null, item.body || "")));
  try {
    const status = await why(item.id);
    if (turn === asked) crmLine(crm, item, status);
  } catch { /* without the service the marks in the item say enough */ }
}
/** Asks again how the shown item is tracked. */
export function forget() { shown = ""; }

function head(item) {
  const box = make("header", { class: "ol-read-head" }, make("h2", null, make("bdi", null, item.subject || "(no subject)")));
  if (item.categories.length) box.append(make("p", { class: "ol-category-bar" }, ...item.categories.map((name) => category(name, mailbox))));
  const info = information(item);
  if (info) box.append(make("p", { class: "ol-information" }, icon("info"), info));
  return box;
}
export function information(item) {
  if (item.kind === "task" && item.status === 2) return item.completed ? `Completed on ${day(item.completed)}.` : "Completed.";
  if (item.kind === "task" && item.due === mailbox.today()) return "Due today.";
  if (item.kind === "task" && item.due && item.due < mailbox.today()) return "This task is overdue.";
  if (item.assigned) return "This task is assigned to somebody else.";
  if (item.response === 5) return "You have not answered this meeting yet.";
  if (item.kind === "mail" && !item.sent) return "This message has not been sent.";
  return item.sensitivity === 2 ? "Marked as private." : "";
}

function crmLine(place, item, status) {
  place.replaceChildren();
  const linked = status?.state ? status.state === "linked" || (status.state === "failed" && Boolean(status.record)) : isTracked(item);
  const lines = [];
  const type = TYPES[status?.trackedAs];
  if (status?.state === "pending") lines.push([icon("pending"), "Waiting: will be sent when CRM answers."]);
  else if (status?.state === "needs-person") lines.push([icon("warning"), "Needs your answer.", answerButton(status)]);
  else if (status?.state === "failed") lines.push([icon("error"), `Problem: ${status.reasons?.at(0)?.reason ?? "see Why."}`]);
  else if (linked) lines.push([icon("linked"), type ? `Tracked in CRM as ${type}.` : "Tracked in CRM."]);
  else if (item.kind !== "mail") lines.push([icon("untrack"), "Not tracked."]);
  for (const line of lines) place.append(make("p", { class: linked ? "ol-crm-linked" : null }, ...line, " ", status?.record && linked ? link("View in CRM", status.record) : null));
  if (status?.regarding) place.append(make("p", null, icon("regarding"), "Regarding: ", target(status.regarding)));
  if (status?.parent) place.append(make("p", null, icon("parent"), "Parent: ", target(status.parent)));
}
/** A question whose window was closed can be opened again from here. */
function answerButton(status) {
  const open = status.pending?.find((operation) => NEEDS.has(operation.outcome));
  return open ? make("button", { type: "button", class: "button button-small", onclick: () => openQuestion(open) }, "Answer") : null;
}
const target = (record) => link(record.name || record.entity, record);
const link = (words, record) => make("a", { href: record.url || "#", target: "_blank", rel: "noopener", onclick: (event) => { event.preventDefault(); openRecord(record); } }, words);

function facts(item) {
  const list = make("dl", { class: "facts ol-facts" });
  const add = (label, value) => { if (value) list.append(make("dt", null, label), make("dd", null, typeof value === "string" ? make("bdi", null, value) : value)); };
  if (item.kind === "task") {
    add("Start date", day(item.start));
    add("Due date", day(item.due));
    add("Status", `${STATUS[item.status]}, ${item.percentComplete} % complete`);
  }
  if (item.kind === "appointment" || item.kind === "meetingRequest") {
    add("When", when(item) + (item.recurring ? ", repeats" : ""));
    add("Location", item.location);
    add("Show as", item.kind === "appointment" ? BUSY[item.busyStatus] : "");
    add("Organizer", item.organizerName || item.organizer);
    add("Your answer", item.kind === "appointment" && item.meeting ? RESPONSE[item.response] : "");
  }
  if (item.kind === "mail" || item.kind === "meetingRequest") { add("From", item.organizerName || item.organizer); add("Received", item.received ? dayTime(item.received) : ""); }
  if (item.attendees.length) add(item.kind === "mail" ? "To" : "Attendees", item.attendees.map((person) => person.name + (person.type === "optional" ? " (optional)" : person.type === "resource" ? " (resource)" : "")).join("; "));
  if (item.kind === "contact") {
    for (const [label, name] of [["Company", "parent"], ["Job title", "jobTitle"], ["E-mail", "email1"], ["Business phone", "businessPhone"], ["Mobile phone", "mobilePhone"], ["City", "businessCity"]]) add(label, item[name]);
    add("Birthday", item.birthday ? day(item.birthday) : "");
  }
  if (item.importance !== 1) add("Priority", IMPORTANCE[item.importance]);
  if (item.sensitivity) add("Sensitivity", SENSITIVITY[item.sensitivity]);
  add("Kind", KINDS[item.kind]);
  return list;
}
