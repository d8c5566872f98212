import { createKernel } from "@mizan/kernel";
import { createBrowser } from "./browser.mjs";
import { keyOf, Page, PENDING } from "./page.mjs";

/** The contexts that each function affects, as `mizan build` would write them. */
const BOARDS = { board: ["board_id"], totals: [] };
const AFFECTS = {
  post: BOARDS,
  refuse_post: BOARDS,
  crash_post: BOARDS,
  preview_post: BOARDS,
  post_everywhere: { board: [], totals: [] },
  file_note: { folder: ["folder"] },
  empty_folder: { folder: ["folder"] },
};

/** A user with their own page: a kernel, cookies, two accounts, and a count of their writes. */
export class User {
  /** The number of confirmed writes of each thing, and of possible ones. */
  written = new Map();
  perhaps = new Map();
  /** Calls without an answer, which only a killed server may cause. */
  lost = 0;
  workers = new Set();

  constructor({ name, random, baseUrl }) {
    this.name = name;
    this.random = random;
    this.accounts = [name, `${name}-too`];
    this.kernel = createKernel({
      baseUrl,
      fetch: createBrowser((answer) => this.workers.add(answer.headers.get("x-worker"))),
      server: false,
      errorAfter: 8,
      retryDelay: 50,
    });
    this.page = new Page(this.kernel);
  }

  async login(account) {
    this.page.coming = account;
    await this.#certain(() => this.kernel.call("login", { name: account }));
    this.page.account = account;
    this.page.coming = null;
  }

  async logout() {
    await this.#certain(() => this.kernel.call("logout"));
    this.page.account = null;
  }

  /**
   * Calls a mutation that succeeds. `writes` turns its result into `[context, params, version]` for each write.
   * With `isAtOnce`, mounted instances must show the writes when the call resolves.
   */
  async write(fn, args, writes, { isAtOnce = true, optimistic = [], signal } = {}) {
    const open = this.page.entries;
    let result;
    try {
      result = await this.kernel.call(fn, args, { affects: AFFECTS[fn], optimistic, signal });
    } catch (error) {
      if (error.name !== "AbortError") this.#expectLoss(fn, error);
      this.#noteUnknown(fn, args);
      return;
    }
    const written = writes(result);
    for (const [context, params, version, isCounted = true] of written) {
      if (isCounted) this.#count(this.written, context, params);
      this.page.promise(context, params, version);
      const opened = this.page.find(context, params);
      if (isAtOnce && opened !== undefined && open.includes(opened)) this.page.checkWritten(opened, version);
    }
  }

  /** Calls a mutation that changes nothing: it fails with `code`, or resolves if `code` is null. */
  async writeNothing(fn, args, code) {
    try {
      await this.kernel.call(fn, args, { affects: AFFECTS[fn] });
      if (code !== null) this.page.wrong.push([`${fn} should fail with ${code}`]);
    } catch (error) {
      if (error.code !== code) this.#expectLoss(fn, error);
    }
  }

  /** Shows its text at once with an optimistic update. */
  pending(boardId) {
    const opened = this.page.find("board", { board_id: boardId });
    const update = (data) => ({ ...data, board_state: { ...data.board_state, text: PENDING } });
    return opened ? [{ entry: opened.entry, update }] : [];
  }

  /** Counts the possible writes of a call without an answer. */
  #noteUnknown(fn, args) {
    if (fn === "post") this.#count(this.perhaps, "board", { board_id: args.board_id });
    else if (fn === "post_everywhere") this.#count(this.perhaps, "board", {});
    else this.#count(this.perhaps, "folder", { folder: args.folder });
  }

  #count(counts, context, params) {
    const key =
      context === "folder" ? `${this.page.account} ${keyOf(context, params)}` : keyOf(context, params);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  #expectLoss(fn, error) {
    if (error.code === "NETWORK_ERROR") this.lost++;
    else this.page.wrong.push([`${fn} failed`, String(error), error.code]);
  }

  /** Repeats signing in or out if there was no answer. */
  async #certain(work) {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        this.#expectLoss("signing in or out", error);
        if (error.code !== "NETWORK_ERROR") return;
      }
    }
  }
}
