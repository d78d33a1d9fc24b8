// Words, dates and small pieces of markup. Items carry the wall time of the mailbox, which is what Outlook shows.
export const KINDS = { task: "Task", appointment: "Appointment", meetingRequest: "Meeting Request", contact: "Contact", mail: "Message" };
export const STATUS = ["Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred"];
export const IMPORTANCE = ["Low", "Normal", "High"];
export const BUSY = ["Free", "Tentative", "Busy", "Out of Office", "Working Elsewhere"];
export const SENSITIVITY = ["Normal", "Personal", "Private", "Confidential"];
export const RESPONSE = ["", "Organizer", "Tentative", "Accepted", "Declined", "Not answered yet"];

export const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** Makes an element: name, properties, children (texts are never markup). */
export function make(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && !key.startsWith("aria")) element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(id, own, label) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `/assets/${own ? "outlook-icons" : "icons"}.svg#${id}`);
  if (label) { svg.setAttribute("role", "img"); svg.setAttribute("aria-label", label); } else svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

const ICONS = { task: "task", appointment: "appointment", meetingRequest: "meeting", contact: "contact", mail: "mail" };
export const isTracked = (item) => Boolean(item.userProperties?.crmid) || item.categories.includes("Tracked in CRM");

/** Icon of an item's kind, with our mark when it is tracked. */
export function kindIcon(item) {
  const tracked = isTracked(item);
  const name = (item.recurring ? "Recurring " : "") + KINDS[item.kind] + (tracked ? ", tracked in CRM" : "");
  const box = make("span", { class: tracked ? "ol-kind ol-kind-tracked" : "ol-kind", title: name });
  box.append(icon(item.kind === "appointment" && item.recurring ? "recurring" : item.kind === "appointment" && item.meeting ? "meeting" : ICONS[item.kind], false, name));
  if (tracked) box.append(icon("linked"));
  return box;
}

export function category(name, mailbox) {
  const color = mailbox.categories.find((each) => each.name.toLowerCase() === name.toLowerCase())?.color ?? 0;
  return make("span", { class: `category category-${color}` }, make("bdi", null, name));
}

const local = (text) => new Date(text.slice(0, 10) + "T" + (text.length > 10 ? text.slice(11, 16) : "12:00"));
const DAY = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "numeric", day: "numeric", year: "numeric" });
const SHORT_DAY = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "numeric", day: "numeric" });
const LONG_DAY = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric", year: "numeric" });
const TIME = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const plain = (text) => text.replace(/\u202f/g, " ");

export const day = (text) => (text ? plain(DAY.format(local(text))) : "None");
export const longDay = (text) => plain(LONG_DAY.format(local(text)));
export const time = (text) => plain(TIME.format(local(text)));
/** A day in a list: without the year while it is this year's. */
export const shortDay = (text, today) => (!text ? "None" : text.slice(0, 4) === today.slice(0, 4) ? plain(SHORT_DAY.format(local(text))).replace(",", "") : day(text));
export const shortDayTime = (text, today) => (text ? `${shortDay(text, today)} ${time(text)}` : "");
export const dayTime = (text) => (text ? `${day(text)} ${time(text)}` : "None");

/** Last day of an all-day entry: Outlook stores midnight after it. */
export function dayBefore(text) {
  const date = local(text.slice(0, 10));
  date.setDate(date.getDate() - 1);
  return isoDay(date);
}
export function dayAfter(text) {
  const date = local(text.slice(0, 10));
  date.setDate(date.getDate() + 1);
  return isoDay(date);
}
const isoDay = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

export function when(item) {
  if (!item.start || !item.end) return "";
  if (item.allDay) {
    const last = dayBefore(item.end);
    return item.start.slice(0, 10) === last ? `${longDay(item.start)}, all day` : `${longDay(item.start)} – ${longDay(last)}, all day`;
  }
  return item.start.slice(0, 10) === item.end.slice(0, 10)
    ? `${longDay(item.start)}, ${time(item.start)} – ${time(item.end)}`
    : `${longDay(item.start)}, ${time(item.start)} – ${longDay(item.end)}, ${time(item.end)}`;
}

/** A wall time of the mailbox's zone as a moment with offset. */
export function withOffset(wall, zone) {
  const asUtc = Date.parse(wall + ":00Z");
  let offset = offsetAt(asUtc, zone);
  offset = offsetAt(asUtc - offset * 60000, zone);
  const size = Math.abs(offset);
  return `${wall}:00${offset < 0 ? "-" : "+"}${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
}
function offsetAt(moment, zone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }).formatToParts(moment).map((part) => [part.type, Number(part.value)]));
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
  return Math.round((wall - Math.floor(moment / 60000) * 60000) / 60000);
}
