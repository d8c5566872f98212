import type { Entry } from "./entry-types.ts";
import type { ContextEntry } from "./types.ts";

/** A context instance as applications get it. */
export interface Handle extends ContextEntry<unknown> {
  /** The current entry of the instance, created by the kernel if there is none. */
  current(): Entry;
}

/**
 * Applications never get an entry itself: a hidden page, a variable or a promise chain may outlive it. Every use of a
 * handle finds the current entry of the instance, so all holders share one entry, and dropped data cannot be reached.
 */
export const createHandle = (current: (handle: Handle) => Entry): Handle => {
  const handle: Handle = {
    current: () => current(handle),
    get: () => handle.current().get(),
    getServer: () => handle.current().getServer(),
    subscribe: (listener, options) => handle.current().subscribe(listener, options),
    refetch: (options) => handle.current().refetch(options),
    prefetch: () => handle.current().prefetch(),
    promise: () => handle.current().promise(),
    override: (update) => handle.current().override(update),
  };
  return handle;
};
