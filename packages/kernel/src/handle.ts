import type { Entry } from "./entry.ts";
import type { ContextEntry } from "./types.ts";

/** What an application holds of a context instance. */
export interface Handle extends ContextEntry<unknown> {
  /** The entry of this instance now. Its kernel makes one when there is none. */
  current(): Entry;
}

/**
 * Applications never get an entry itself: a hidden page, a variable or a promise chain may outlive it. Every use of the
 * handle finds the entry that the instance has at that moment, so there is one entry for all holders, and data that the
 * kernel has dropped cannot be reached.
 */
export const createHandle = (current: (handle: Handle) => Entry): Handle => {
  const handle: Handle = {
    current: () => current(handle),
    get: () => handle.current().get(),
    getServer: () => handle.current().getServer(),
    subscribe: (listener) => handle.current().subscribe(listener),
    refetch: () => handle.current().refetch(),
    promise: () => handle.current().promise(),
    override: (update) => handle.current().override(update),
  };
  return handle;
};
