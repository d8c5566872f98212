import type { ActivitySource, KernelConfig } from "./config.ts";

/** Neither a window nor a worker: Node, Deno, Bun or an edge runtime, where one process serves many users. */
export const isServer = (): boolean => typeof window === "undefined" && !("importScripts" in globalThis);

/** Events are caught on their way down: `visibilitychange` is dispatched on the document. */
const events = (isActive: () => boolean, ...types: string[]): ActivitySource => ({
  isActive,
  subscribe(notify) {
    // A page that is shown for the first time also fires `pageshow`, without `persisted`.
    const listener = (event: Event): void => {
      if ((event as Partial<PageTransitionEvent>).persisted !== false) notify();
    };
    for (const type of types) globalThis.addEventListener?.(type, listener, true);
    return () => {
      for (const type of types) globalThis.removeEventListener?.(type, listener, true);
    };
  },
});

export interface Page {
  /** Hidden or offline: polling and retries wait. */
  isPaused(): boolean;
  /** Calls back when the page becomes visible or the network returns. Returns a function that ends it. */
  watch(wake: (reason: "revalidateOnFocus" | "revalidateOnReconnect") => void): () => void;
}

export const createPage = ({
  focus = events(
    () => (globalThis.document as Partial<Document> | undefined)?.visibilityState !== "hidden",
    "visibilitychange",
    "pageshow",
  ),
  reconnect = events(
    () => (globalThis.navigator as Partial<Navigator> | undefined)?.onLine !== false,
    "online",
  ),
}: KernelConfig): Page => ({
  isPaused: () => !focus.isActive() || !reconnect.isActive(),
  watch(wake) {
    const leaveFocus = focus.subscribe(() => focus.isActive() && wake("revalidateOnFocus"));
    const leaveReconnect = reconnect.subscribe(() => reconnect.isActive() && wake("revalidateOnReconnect"));
    return () => {
      leaveFocus();
      leaveReconnect();
    };
  },
});
