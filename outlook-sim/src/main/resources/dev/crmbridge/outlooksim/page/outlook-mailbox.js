// What the page knows of the mailbox, kept up to date by the event stream.
const MANY = 40;

export async function ask(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, { method, headers: body === undefined ? {} : { "Content-Type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Error("Outlook does not answer. Nothing was changed.");
  }
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok) {
    const failure = new Error(json?.error?.message ?? `That was not done (status ${answer.status}).`);
    failure.code = json?.error?.code;
    throw failure;
  }
  return json;
}

export const mailbox = {
  items: new Map(), folders: [], stores: [], categories: [], owner: "", ownerName: "", zone: "UTC", now: "",
  listeners: [],
  folder(id) { return this.folders.find((folder) => folder.id === id); },
  defaultFolder(role) { return this.folders.find((folder) => folder.role === role && this.stores.find((store) => store.id === folder.store)?.default); },
  in(folderId) { return [...this.items.values()].filter((item) => item.folder === folderId); },
  today() { return this.now.slice(0, 10); },
};

/** @param act called with the set of changed ids, or null when everything may have changed */
export function onChange(act) { mailbox.listeners.push(act); }
const tell = (ids) => mailbox.listeners.forEach((act) => act(ids));

async function loadFolders() { Object.assign(mailbox, await ask("GET", "/api/mailbox")); }

export async function loadAll() {
  const [, items] = await Promise.all([loadFolders(), ask("GET", "/api/items?includeDeleted=true")]);
  mailbox.items = new Map(items.map((item) => [item.id, item]));
  tell(null);
}

/** Takes an item the server answered. */
export function keep(item) { mailbox.items.set(item.id, item); tell(new Set([item.id])); }

async function refresh(ids, removed) {
  if (ids.length > MANY) { await loadAll(); return; }
  await Promise.all(ids.map(async (id) => {
    try { mailbox.items.set(id, await ask("GET", `/api/items/${id}`)); } catch { mailbox.items.delete(id); }
  }));
  tell(new Set([...ids, ...removed]));
}

export function listen() {
  const stream = new EventSource("/api/events");
  let lost = false;
  stream.addEventListener("mailbox", async (event) => {
    const { items, removed, folders } = JSON.parse(event.data);
    try {
      if (folders) await loadFolders();
      removed.forEach((id) => mailbox.items.delete(id));
      if (items.length || removed.length || folders) await refresh(items, removed);
    } catch { lost = true; }
  });
  stream.addEventListener("error", () => { lost = true; });
  stream.addEventListener("open", () => { if (lost) { lost = false; loadAll().catch(() => { lost = true; }); } });
  window.addEventListener("pagehide", () => stream.close());
}
