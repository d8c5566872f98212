import { canonicalQuery } from "@mizan/kernel";

/** The text of an optimistic update until the server answers. */
export const PENDING = "…";

const MEMBERS = { board: "board_state", totals: "all_boards", folder: "folder_state", global: null };

/**
 * The mounted instances of one user, and the lowest version that each must show: the highest confirmed one,
 * from the answer to a mutation of the user or from the page itself.
 */
export class Page {
  account = null;
  /** Accounts that may be signed in while a sign-in is under way. */
  coming = null;
  wrong = [];
  nonces = new Set();
  #kernel;
  #open = new Map();
  #floors = new Map();

  constructor(kernel) {
    this.#kernel = kernel;
  }

  /** @returns the mounted instances, including those of other users */
  get entries() {
    return [...this.#open.values()];
  }

  find(context, params = {}) {
    return this.#open.get(keyOf(context, params));
  }

  open(context, params = {}) {
    const key = keyOf(context, params);
    if (this.#open.has(key)) return;
    const entry = this.#kernel.context(context, params);
    const opened = { key, context, params, entry };
    opened.close = entry.subscribe(() => this.#look(opened));
    this.#open.set(key, opened);
  }

  close(context, params) {
    const key = keyOf(context, params);
    this.#open.get(key)?.close();
    this.#open.delete(key);
  }

  /** A call has confirmed that this version was written. */
  promise(context, params, version) {
    const floor = this.#floorKey(context, params);
    this.#floors.set(floor, Math.max(version, this.#floors.get(floor) ?? 0));
  }

  /** Resolves when the page fetches nothing. */
  async untilRead() {
    for (;;) {
      // An invalidation takes effect in a microtask.
      await Promise.resolve();
      const reading = this.entries.find(({ entry }) => entry.get().fetching);
      if (reading === undefined) return;
      await new Promise((resolve) => {
        const stop = reading.entry.subscribe(() => {
          if (reading.entry.get().fetching) return;
          stop();
          resolve();
        });
      });
    }
  }

  /** When nothing is under way: no page shows less than a confirmed version, or less than before. */
  checkAtRest() {
    for (const { key, context, params, entry } of this.entries) {
      const { data, error } = entry.get();
      if (context === "folder" && this.account === null) {
        if (data !== null || error?.code !== "UNAUTHORIZED")
          this.#fault(`${key} is open to an anonymous user`, data, error);
        continue;
      }
      if (error !== null || data === null) {
        this.#fault(`${key} was not read`, data, error);
        continue;
      }
      if (context === "global") {
        if (data.current_account !== this.account) this.#fault(`${key} knows another`, data, this.account);
        continue;
      }
      const floor = this.#floors.get(this.#floorKey(context, params)) ?? 0;
      const version = versionOf(context, data);
      if (version < floor) this.#fault(`${key} is at ${version}, after ${floor}`, data);
      if (stateOf(context, data).text === PENDING)
        this.#fault(`${key} still shows an optimistic update`, data);
      this.promise(context, params, version);
    }
  }

  /** When a mutation resolves, the page shows its writes. */
  checkWritten(opened, version) {
    const { data } = opened.entry.get();
    const shown = data === null ? null : versionOf(opened.context, data);
    if (shown === null || shown < version) {
      this.#fault(`${opened.key} is at ${shown} when the mutation that wrote ${version} resolves`, data);
    }
  }

  #look({ key, context, entry }) {
    const { data } = entry.get();
    if (data === null || context === "global") return;
    const { nonce, owner } = stateOf(context, data);
    this.nonces.add(nonce);
    if (owner !== undefined && owner !== this.account && owner !== this.coming) {
      this.#fault(`${key} shows ${this.account} what is ${owner}'s`, data);
    }
  }

  #floorKey(context, params) {
    return context === "folder" ? `${this.account} ${keyOf(context, params)}` : keyOf(context, params);
  }

  #fault(...what) {
    this.wrong.push(what.map((each) => (each instanceof Error ? String(each) : each)));
  }
}

export const keyOf = (context, params) => `${context}?${canonicalQuery(params)}`;

const stateOf = (context, data) => data[MEMBERS[context]];

const versionOf = (context, data) => {
  const { version } = stateOf(context, data);
  return context === "board" ? Math.min(version, data.board_version) : version;
};
