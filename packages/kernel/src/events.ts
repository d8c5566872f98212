import type { Params } from "./types.ts";

/** A context instance, as events and `onError` name it. */
export interface ContextSource {
  readonly context: string;
  readonly params: Params;
}

/** A request; the number is the same in its two events. */
interface Sent {
  readonly id: number;
  /** Only at the end, if the request failed or was aborted. */
  readonly error?: Error;
}

/** What happens inside a kernel, for development tools. */
export type KernelEvent =
  | (ContextSource & { readonly type: "mount" | "unmount" | "invalidate" })
  | (ContextSource & { readonly type: "data"; readonly data: unknown })
  | (ContextSource & Sent & { readonly type: "fetch-start" | "fetch-end" })
  | (Sent & { readonly type: "call-start" | "call-end"; readonly fn: string; readonly args: Params })
  | { readonly type: "reset" };

export interface Events {
  emit(type: KernelEvent["type"], detail?: object): void;
  observe(listener: (event: KernelEvent) => void): () => void;
  /** Emits the start and the end of a request. */
  track<T>(kind: "fetch" | "call", detail: object, request: () => Promise<T>): Promise<T>;
}

export const createEvents = (): Events => {
  const observers = new Set<(event: KernelEvent) => void>();
  let id = 0;
  const emit: Events["emit"] = (type, detail) =>
    observers.forEach((observer) => observer({ type, ...detail } as KernelEvent));
  return {
    emit,
    observe(listener) {
      const own: typeof listener = (event) => listener(event);
      observers.add(own);
      return () => void observers.delete(own);
    },
    async track(kind, detail, request) {
      const sent: { id: number; error?: unknown } = { id: ++id, ...detail };
      emit(`${kind}-start`, sent);
      try {
        return await request();
      } catch (error) {
        sent.error = error;
        throw error;
      } finally {
        emit(`${kind}-end`, sent);
      }
    },
  };
};
