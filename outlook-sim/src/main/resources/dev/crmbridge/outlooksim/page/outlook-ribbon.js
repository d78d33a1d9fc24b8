// Which commands are on, and why others are off. Off commands stay reachable and say the reason.
import { mailbox } from "./outlook-mailbox.js";
import { make, icon, isTracked, category, plural } from "./outlook-words.js";

/** Most items of one command. */
export const MOST = 20;
const AS = { task: [["task", "Task"], ["phonecall", "Phone Call"], ["letter", "Letter"], ["fax", "Fax"]], appointment: [["appointment", "Appointment"]], meetingRequest: [["appointment", "Appointment"]], contact: [["contact", "Contact"]] };
const NEW = { 0: ["appointment", "New Appointment", "calendar"], 1: ["appointment", "New Appointment", "calendar"], 2: ["contact", "New Contact", "contact"], 3: ["task", "New Task", "task"] };

let known = new Map();

/** The service said how the selected items stand. What only a look at an item tells is said when a button is pressed. */
export function learned(standings) { known = new Map(standings.map((each) => [each.entryId, each])); }

// The words of the service and of the add-in, which say them, too, without asking.
const MIXED = "Different kinds of items are selected. Select items of one kind only.";
const tooMany = (count, command) => `${count} items are selected; ${MOST} are possible at once. Select fewer, or use “crmbridge ${command} --bulk”.`;

/** Why a command is off for a selection; empty when it is on. */
export function reason(command, items, connected) {
  if (command.startsWith("new")) return "";
  if (!items.length) return "Select an item first.";
  const kinds = new Set(items.map((item) => item.kind));
  const meeting = (item) => item.kind === "meetingRequest" || (item.kind === "appointment" && item.meeting && item.response !== 1);
  switch (command) {
    case "complete": return [...kinds].every((kind) => kind === "task") ? (items.every((item) => item.status === 2) ? "It is completed already." : "") : "Only tasks can be completed.";
    case "accept": case "tentative": case "decline": return items.length === 1 && meeting(items[0]) ? "" : "Select one meeting somebody else invited you to.";
    case "delete": case "categorize": return "";
    default:
  }
  if (!connected) return "CRM Bridge is not running.";
  if (command === "view" && items.length > 1) return "Select one item.";
  const word = command === "regarding" && kinds.has("contact") ? "parent" : command;
  if (items.length > MOST) return tooMany(items.length, word);
  if (kinds.size > 1) return MIXED;
  if (command === "untrack" || command === "view") {
    if (!items.some(tracked)) return items.length === 1 ? "It is not tracked." : "None of them is tracked.";
    return command === "view" ? whyNot(command, items[0]) : "";
  }
  const off = items.map((item) => whyNot(word, item));
  // Items that can be done are done, the others are refused one by one: off is what none of them takes.
  if (!off.every(Boolean)) return "";
  return off.every((each) => each === TRACKED) && items.length > 1 ? "They are tracked already." : off.find((each) => each !== TRACKED) ?? TRACKED;
}
const TRACKED = "It is tracked already.";
const tracked = (item) => (known.has(item.id) ? Boolean(known.get(item.id).record) : isTracked(item));
function whyNot(command, item) {
  const standing = known.get(item.id);
  if (command === "track" && tracked(item)) return TRACKED;
  if ((command === "track" || command === "view") && standing?.state === "pending") return command === "track" ? "It is being tracked." : "The record is still being created. Try again in a moment.";
  if (command === "track" && item.kind === "mail" && !standing) return "Items of this kind cannot be tracked in CRM.";
  return standing?.barred.find((each) => each.command === command)?.reason ?? "";
}

export function update(items, folder, connected) {
  const contacts = items.length ? items.every((item) => item.kind === "contact") : folder?.itemType === 2;
  const button = document.getElementById("cmd-regarding");
  button.querySelector("span").textContent = contacts ? "Set Parent" : "Set Regarding";
  document.querySelector("#tip-regarding strong").textContent = contacts ? "Set Parent" : "Set Regarding";
  button.dataset.control = contacts ? "parent" : "regarding";
  const [kind, words] = NEW[folder?.itemType] ?? NEW[3];
  const fresh = document.getElementById("cmd-new");
  fresh.dataset.kind = kind;
  fresh.querySelector("span").textContent = words;
  document.querySelector("#tip-new strong").textContent = words;
  fresh.querySelector("use").setAttribute("href", `/assets/icons.svg#${(NEW[folder?.itemType] ?? NEW[3])[2]}`);
  for (const each of document.querySelectorAll("#ribbon-home [data-command]")) {
    const command = each.dataset.command.replace(/-menu$/, "");
    const why = reason(command, items, connected);
    if (why) each.setAttribute("aria-disabled", "true"); else each.removeAttribute("aria-disabled");
    const place = document.getElementById(`why-${command}`);
    if (place) place.textContent = why ? ` Off: ${why}` : "";
  }
  trackMenu(items);
  categoryMenu(items);
}
const entry = (words, data, drawing) => make("button", { type: "button", role: "menuitem", tabIndex: -1, ...data }, drawing, words);
function trackMenu(items) {
  if (!document.getElementById("menu-track").hidden) return;
  const types = AS[items[0]?.kind] ?? AS.task;
  document.getElementById("menu-track").replaceChildren(...types.map(([as, words]) => entry(words, { "data-command": "track", "data-as": as }, icon(as))));
}
function categoryMenu(items) {
  if (!document.getElementById("menu-categorize").hidden) return;
  document.getElementById("menu-categorize").replaceChildren(...mailbox.categories.filter((each) => each.name !== "Tracked in CRM").map(({ name }) => {
    const has = items.length > 0 && items.every((item) => item.categories.includes(name));
    return make("button", { type: "button", role: "menuitemcheckbox", "aria-checked": String(has), tabIndex: -1, "data-command": "category", "data-name": name }, make("span", { class: "ol-check", "aria-hidden": "true" }, has ? "✓" : ""), category(name, mailbox));
  }));
}
export function contextMenu(items, connected) {
  const contacts = items.every((item) => item.kind === "contact");
  const commands = [["open", "Open", "view"], ["complete", "Mark Complete", "complete", true], null, ["track", "Track", "track"], ["regarding", contacts ? "Set Parent" : "Set Regarding", "regarding"], ["untrack", "Untrack", "untrack"], ["view", "View in CRM", "view"], null, ["delete", "Delete", "delete", true]];
  return commands.filter((each) => each?.[0] !== "complete" || items.every((item) => item.kind === "task")).map((each) => {
    if (!each) return make("div", { role: "separator" });
    const [command, words, drawing, own] = each;
    const why = command === "open" ? (items.length === 1 ? "" : `${plural(items.length, "item is", "items are")} selected.`) : reason(command, items, connected);
    return make("button", { type: "button", role: "menuitem", tabIndex: -1, "data-command": command, "aria-disabled": why ? "true" : null, title: why || null, "aria-description": why || null }, icon(drawing, own), words);
  });
}
