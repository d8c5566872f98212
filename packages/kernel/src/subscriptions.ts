import type { InstanceOptions, KernelConfig } from "./config.ts";

type Times = "staleTime" | "refreshEvery" | "errorAfter";
type Switches = Exclude<keyof InstanceOptions, Times>;

/** The subscribers of one instance, and what they ask for together. */
export interface Subscriptions {
  /** The number of subscribers. */
  size(): number;
  /** Returns a function that removes the listener; it returns whether the listener was still there. */
  add(listener: () => void, options?: InstanceOptions): () => boolean;
  notify(): void;
  /** The shortest time that a subscriber asks for. */
  shortest(option: Times, byDefault: number): number;
  /** Whether a subscriber has the switch on, which is the default. */
  wants(option: Switches): boolean;
}

export const createSubscriptions = (config: KernelConfig): Subscriptions => {
  const all = new Set<{ readonly listener: () => void; readonly options: InstanceOptions }>();
  /** Without subscribers, the kernel's options count. */
  const options = (): InstanceOptions[] => (all.size > 0 ? [...all].map((each) => each.options) : [config]);
  return {
    size: () => all.size,
    add(listener, options = {}) {
      const own = { listener, options };
      all.add(own);
      return () => all.delete(own);
    },
    notify: () => all.forEach(({ listener }) => listener()),
    shortest: (option, byDefault) =>
      Math.min(...options().map((each) => each[option] ?? config[option] ?? byDefault)),
    wants: (option) => options().some((each) => each[option] ?? config[option] ?? true),
  };
};
