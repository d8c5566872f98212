import type { ContextEntry, Kernel } from "@mizan/kernel";

export interface Readable<Data extends object> {
  readonly value: Data | null;
  subscribe(listener: () => void): () => void;
}

export type Send<Args extends readonly unknown[], Result> = (...args: Args) => Promise<Result>;

export function readable<Data extends object>(entry: ContextEntry<Data>): Readable<Data> {
  return {
    get value() {
      return entry.get().data;
    },
    subscribe: entry.subscribe,
  };
}

export function sender<Args extends readonly unknown[], Result>(
  client: Kernel,
  fn: (kernel: Kernel, ...args: Args) => Promise<Result>,
): Send<Args, Result> {
  return (...args) => fn(client, ...args);
}
