import { existsSync, type Stats } from "node:fs";
import path from "node:path";
import type { FSWatcher } from "chokidar";
import type { Poll, WatchedPath } from "../pipeline/contexts.ts";

/** An editor or a checkout writes several files in a row: one build for all of them. */
const SETTLE_MS = 100;
const POLL_MS = 2_000;
/** Directories that tools write to while a build reads the files next to them. */
const IGNORED = /^(\..+|node_modules|__pycache__)$/;

/** Waits for files, and for what is asked, to change. */
export class Changes {
  #watcher: FSWatcher | undefined;
  #watched = "";
  #paths: ReadonlyMap<string, readonly WatchedPath[]> = new Map();
  #stopPolling: () => void = () => {};
  readonly #changed = new Set<string>();
  #wake: () => void = () => {};

  /** Watches exactly these paths from now on. */
  async watch(paths: readonly WatchedPath[], polls: readonly Poll[] = []): Promise<void> {
    this.#stopPolling();
    if (polls.length > 0) this.#stopPolling = this.#ask(polls);
    const watched = [...new Set(paths.map((one) => JSON.stringify(one)))].sort().join();
    if (watched === this.#watched) return;
    this.#watched = watched;
    this.#paths = byPath(paths);
    const { watch } = await import("chokidar");
    const previous = this.#watcher;
    // Each path's directory too: watching a path alone misses that it is created again after it was deleted.
    const directories = new Set(paths.map((one) => path.dirname(one.path)));
    this.#watcher = watch([...directories, ...this.#paths.keys()], {
      ignoreInitial: true,
      ignored: (file, stats) => !directories.has(file) && !this.#concerns(file, stats),
    });
    this.#watcher.on("all", (event, file) => {
      if (this.#concerns(file, { isFile: () => true }, event !== "add")) this.#report(file);
    });
    await new Promise<void>((resolve) => this.#watcher?.once("ready", resolve));
    await previous?.close();
  }

  /**
   * Resolves with the files that have changed since the last call, once no more changes follow for a moment.
   * @throws the signal's reason when it is aborted.
   */
  async next(signal: AbortSignal): Promise<ReadonlySet<string>> {
    for (let seen = 0; seen === 0 || seen !== this.#changed.size;) {
      seen = this.#changed.size;
      await this.#pause(seen === 0 ? undefined : SETTLE_MS, signal);
    }
    const changed = new Set(this.#changed);
    this.#changed.clear();
    return changed;
  }

  async close(): Promise<void> {
    this.#stopPolling();
    await this.#watcher?.close();
  }

  #report(changed: string): void {
    this.#changed.add(changed);
    this.#wake();
  }

  /** @returns what ends it. */
  #ask(polls: readonly Poll[]): () => void {
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async (): Promise<void> => {
      const answers = await Promise.all(polls.map((hasChanged) => hasChanged(signal).catch(() => false)));
      if (signal.aborted) return;
      if (answers.includes(true)) this.#report("");
      else timer = setTimeout(() => void ask(), POLL_MS);
    };
    let timer = setTimeout(() => void ask(), POLL_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }

  /** Whether a path is watched. @param existed whether the file was there before. */
  #concerns(file: string, stats?: Pick<Stats, "isFile">, existed = false): boolean {
    for (let directory = file; ; directory = path.dirname(directory)) {
      const below = path.relative(directory, file);
      const names = below === "" ? [] : below.split(path.sep);
      if (names.some((name) => IGNORED.test(name))) return false;
      if (this.#paths.get(directory)?.some(({ only }) => matters(file, names, only, stats, existed)))
        return true;
      if (directory === path.dirname(directory)) return false;
    }
  }

  async #pause(milliseconds: number | undefined, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    let timer: NodeJS.Timeout | undefined;
    let stop = (): void => {};
    await new Promise<void>((resolve, reject) => {
      if (milliseconds === undefined) this.#wake = resolve;
      else timer = setTimeout(resolve, milliseconds);
      stop = () => reject(signal.reason as Error);
      signal.addEventListener("abort", stop);
    }).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    });
  }
}

function byPath(paths: readonly WatchedPath[]): ReadonlyMap<string, readonly WatchedPath[]> {
  const grouped = new Map<string, WatchedPath[]>();
  for (const one of paths) grouped.set(one.path, [...(grouped.get(one.path) ?? []), one]);
  return grouped;
}

/** @param names the names below the watched path that lead to the file. */
function matters(
  file: string,
  names: readonly string[],
  only: WatchedPath["only"],
  stats: Pick<Stats, "isFile"> | undefined,
  existed: boolean,
): boolean {
  if (only === undefined) return true;
  if (only.created && (existed || names.length > 2)) return false;
  if (stats?.isFile()) return file.endsWith(only.extension);
  // A virtual environment contains thousands of modules.
  return !existsSync(path.join(file, "pyvenv.cfg"));
}
