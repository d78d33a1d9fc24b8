// What the form of each kind of item shows, and how its values become a change.
import { STATUS, IMPORTANCE, BUSY, SENSITIVITY, withOffset, dayBefore, dayAfter } from "./outlook-words.js";
import { mailbox } from "./outlook-mailbox.js";

const common = [
  { name: "importance", label: "Priority", choices: IMPORTANCE },
  { name: "sensitivity", label: "Sensitivity", choices: SENSITIVITY },
  { name: "categories", label: "Categories", hint: "Separate with semicolons", wide: true, list: true },
  { name: "body", label: "Notes", lines: 6, wide: true },
];
const line = (name, label, more) => ({ name, label, ...more });
const timed = [
  line("subject", "Subject", { wide: true }), line("location", "Location", { wide: true }),
  line("allDay", "All day event", { check: true, wide: true }),
  line("startDay", "Start date", { type: "date", part: "day", of: "start" }), line("startTime", "Start time", { type: "time", part: "time", of: "start" }),
  line("endDay", "End date", { type: "date", part: "day", of: "end" }), line("endTime", "End time", { type: "time", part: "time", of: "end" }),
  line("busyStatus", "Show as", { choices: BUSY }), line("recurring", "Repeats every week", { check: true }),
  line("organizer", "Organizer", {}), line("attendees", "Attendees", { hint: "Addresses, separated with semicolons", people: true }),
];
export const FIELDS = {
  task: [
    line("subject", "Subject", { wide: true }), line("start", "Start date", { type: "date" }), line("due", "Due date", { type: "date" }),
    line("status", "Status", { choices: STATUS }), line("percentComplete", "% Complete", { type: "number", min: 0, max: 100 }),
    line("recurring", "Repeats every week", { check: true }), line("assigned", "Assigned to somebody else", { check: true }), ...common],
  appointment: [...timed, ...common],
  meetingRequest: [...timed.filter((field) => !["busyStatus", "recurring"].includes(field.name)), ...common],
  contact: [
    line("firstName", "First name"), line("lastName", "Last name"), line("middleName", "Middle name"), line("fileAs", "File as"), line("parent", "Company"), line("jobTitle", "Job title"), line("department", "Department"),
    line("email1", "E-mail", { type: "email" }), line("email2", "E-mail 2", { type: "email" }), line("businessPhone", "Business phone", { type: "tel" }), line("mobilePhone", "Mobile phone", { type: "tel" }),
    line("homePhone", "Home phone", { type: "tel" }), line("businessFax", "Business fax", { type: "tel" }), line("businessStreet", "Street"), line("businessCity", "City"), line("businessPostalCode", "Postal code"),
    line("businessState", "State"), line("businessCountry", "Country"), line("webPage", "Web page"), line("birthday", "Birthday", { type: "date" }), line("anniversary", "Anniversary", { type: "date" }), line("suffix", "Suffix"), line("nickname", "Nickname"),
    line("businessPhone2", "Business phone 2", { type: "tel" }), line("homePhone2", "Home phone 2", { type: "tel" }), line("otherPhone", "Other phone", { type: "tel" }), line("pager", "Pager", { type: "tel" }),
    line("companyMainPhone", "Company main phone", { type: "tel" }), line("callbackPhone", "Callback", { type: "tel" }), line("assistant", "Assistant"), line("assistantPhone", "Assistant's phone", { type: "tel" }),
    line("manager", "Manager"), line("spouse", "Spouse"), line("children", "Children"), line("governmentId", "Government ID"), line("ftpSite", "FTP site"),
    line("yomiFirstName", "Yomi first name"), line("yomiLastName", "Yomi last name"),
    line("homeStreet", "Home street"), line("homeCity", "Home city"), line("homePostalCode", "Home postal code"), line("homeState", "Home state"), line("homeCountry", "Home country"), line("otherStreet", "Other street"), line("otherCity", "Other city"), line("otherPostalCode", "Other postal code"), line("otherState", "Other state"), line("otherCountry", "Other country"),
    ...common],
  mail: [line("subject", "Subject", { wide: true }), line("attendees", "To", { hint: "Addresses, separated with semicolons", people: true, wide: true }), ...common.slice(0, 3), { ...common[3], label: "Message", lines: 12 }],
};

/** The value of a field as the form's control holds it. */
export function shown(field, item) {
  if (field.part) {
    const value = item[field.of];
    if (!value) return "";
    if (field.part === "time") return item.allDay ? "00:00" : value.slice(11, 16);
    return item.allDay && field.of === "end" ? dayBefore(value) : value.slice(0, 10);
  }
  if (field.check) return Boolean(item[field.name]);
  if (field.list) return item.categories.join("; ");
  if (field.people) return item.attendees.map((person) => person.address || person.name).join("; ");
  return item[field.name] === null || item[field.name] === undefined ? "" : String(item[field.name]);
}

/** What a person changed, as the script interface takes it: only those fields. */
export function changes(kind, before, values, item) {
  const change = {};
  const touched = (name) => values[name] !== before[name];
  for (const field of FIELDS[kind]) {
    if (!touched(field.name) || field.part) continue;
    const value = values[field.name];
    if (field.check) change[field.name] = value;
    else if (field.list) change.categories = split(value);
    else if (field.people) change.attendees = people(split(value), item);
    else if (field.choices || field.type === "number") change[field.name] = value === "" ? null : Number(value);
    else change[field.name] = value === "" && field.type === "date" ? null : value;
  }
  if (["startDay", "startTime", "endDay", "endTime", "allDay"].some((name) => name in values && touched(name))) addTimes(change, values);
  return change;
}
const split = (text) => text.split(";").map((part) => part.trim()).filter(Boolean);
function people(wanted, item) {
  const known = item?.attendees ?? [];
  return wanted.map((text) => known.find((person) => person.address === text || person.name === text) ?? text);
}
function addTimes(change, values) {
  if (values.allDay) {
    change.start = values.startDay;
    change.end = dayAfter(values.endDay);
    change.allDay = true;
  } else {
    change.start = withOffset(`${values.startDay}T${values.startTime || "09:00"}`, mailbox.zone);
    change.end = withOffset(`${values.endDay}T${values.endTime || "09:30"}`, mailbox.zone);
    change.allDay = false;
  }
}
