// Which commands are on, and why others are off. Off commands stay reachable and say the reason.
import { mailbox } from "./outlook-mailbox.js";
import { make, icon, isTracked, category, plural } from "./outlook-words.js";

const MOST = 20;
const AS = { task: [["task", "Task"], ["phonecall", "Phone Call"], ["letter", "Letter"], ["fax", "Fax"]], appointment: [["appointment", "Appointment"]], meetingRequest: [["appointment", "Appointment"]], contact: [["contact", "Contact"]] };
const NEW = { 0: ["appointment", "New Appointment", "calendar"], 1: ["appointment", "New Appointment", "calendar"], 2: ["contact", "New Contact", "contact"], 3: ["task", "New Task", "task"] };

const OF_THE_ROLE = ["no-role", "no-privilege"];
let known = { item: "", barred: [] };

/** The service said what cannot be done with an item. What the item itself does not allow is said when a button is pressed. */
export function told(item, status) { known = { item, barred: status.barred.filter((each) => OF_THE_ROLE.includes(each.code)) }; }

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
  if (kinds.size > 1) return "Select items of one kind.";
  if (kinds.has("mail")) return "Messages cannot be tracked.";
  if (items.length > MOST) return `Select at most ${MOST} items; ${items.length} are selected.`;
  const tracked = items.filter(isTracked).length;
  if (command === "track" && tracked === items.length) return items.length === 1 ? "It is tracked already." : "They are tracked already.";
  if (command === "untrack") return tracked ? "" : "It is not tracked.";
  if (command === "view" && (items.length > 1 || !tracked)) return items.length > 1 ? "Select one item." : "It is not tracked.";
  return barredByRole(command, items);
}
function barredByRole(command, items) {
  if (items.length !== 1 || items[0].id !== known.item) return "";
  const word = command === "regarding" && items[0].kind === "contact" ? "parent" : command;
  return known.barred.find((each) => each.command === word)?.reason ?? "";
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
