// Tells Outlook's object model what is shown and selected here, so that programs that are attached see the same.
import { ask } from "./outlook-mailbox.js";

const QUIET_MS = 100;
let told = "";
let waiting;

// Moving quickly through a list is one change: the last selection counts.
export function selected(folder, selection) {
  clearTimeout(waiting);
  waiting = setTimeout(() => tell(folder, selection), QUIET_MS);
}

async function tell(folder, selection) {
  const now = JSON.stringify([folder, selection]);
  if (!folder || now === told) return;
  told = now;
  // A selection that was not taken is no loss for the person here; the next one is told again.
  try { await ask("POST", "/api/windows", { folder, selection }); } catch { told = ""; }
}
