import path from "node:path";
import type { FSWatcher } from "chokidar";

/** An editor or a checkout writes several files in a row: one build for all of them. */
const SETTLE_MS = 100;
/** Directories that tools write to while a build reads the files next to them. */
const IGNORED = /^(\..+|node_modules|__pycache__)$/;

/** Waits for files to change. */
export class Changes {
  #watcher: FSWatcher | undefined;
  #paths = "";
  readonly #changed = new Set<string>();
  #wake: () => void = () => {};

  /** Watches exactly these files and directories from now on. */
  async watch(paths: readonly string[]): Promise<void> {
    const key = [...new Set(paths)].sort().join("\0");
    if (key === this.#paths) return;
    const { watch } = await import("chokidar");
    const previous = this.#watcher;
    this.#paths = key;
    // Each path's directory too: watching a path alone misses that it is created again after it was deleted.
    const directories = new Set(paths.map((one) => path.dirname(one)));
    this.#watcher = watch([...directories, ...paths], {
      ignoreInitial: true,
      ignored: (file) => !directories.has(file) && !paths.some((root) => concerns(file, root)),
    });
    this.#watcher.on("all", (_event, file) => {
      if (!paths.some((root) => concerns(file, root))) return;
      this.#changed.add(file);
      this.#wake();
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
    await this.#watcher?.close();
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

/** Whether a file is the watched one, or is inside the watched directory and not written by tools. */
function concerns(file: string, root: string): boolean {
  const below = path.relative(root, file);
  if (below.startsWith("..") || path.isAbsolute(below)) return false;
  return !below.split(path.sep).some((name) => IGNORED.test(name));
}
