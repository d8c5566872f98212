import { createKernel, type ContextEntry, type Kernel } from "../src/index.ts";
import { createActivity, type Activity } from "../src/scenarios/clock.ts";
import { startClock } from "../src/scenarios/clock.ts";

interface Value {
  readonly of: string;
  readonly count: number;
}

/** What a faulty server does differently. */
export type Fault = (body: Record<string, unknown>, headers: Record<string, string>) => void;

const NAMES = ["a", "b", "c"];

/** Mulberry32: the same numbers for the same seed. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

/** A server whose requests arrive, and whose responses return, in random order or not at all. */
class ModelServer {
  user = "ada";
  readonly counts = new Map(NAMES.map((name) => [name, 0]));
  readonly #steps: (() => void)[] = [];
  readonly #random: (below: number) => number;
  readonly #fault: Fault | undefined;
  isLossy = true;

  constructor(random: (below: number) => number, fault?: Fault) {
    this.#random = random;
    this.#fault = fault;
  }

  readonly fetch = (input: unknown, init: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      init.signal?.addEventListener("abort", () => reject(init.signal!.reason as Error));
      this.#steps.push(() => {
        const isLost = this.isLossy && this.#random(8) === 0;
        if (isLost && this.#random(2) === 0) return reject(new TypeError("lost on the way"));
        const response = this.#response(String(input), init);
        this.#steps.push(() => (isLost ? reject(new TypeError("response lost")) : resolve(response)));
      });
    });

  step(): boolean {
    if (this.#steps.length === 0) return false;
    this.#steps.splice(this.#random(this.#steps.length), 1)[0]!();
    return true;
  }

  value = (name: string): Value => ({ of: this.user, count: this.counts.get(name)! });

  #response(url: string, { body }: RequestInit): Response {
    const headers = { "X-Mizan-Identity": this.user };
    const context = /ctx\/(\w+)/.exec(url)?.[1];
    if (context) return Response.json(this.value(context), { headers });
    const { args, mounted } = JSON.parse(body as string) as {
      args: { name: string };
      mounted: { context: string }[];
    };
    this.counts.set(args.name, this.counts.get(args.name)! + 1);
    const refreshed = mounted
      .filter(() => this.#random(2) === 0)
      .map((each) => ({ ...each, data: this.value(each.context) }));
    const response = { result: null, invalidate: [{ context: args.name }], refreshed };
    this.#fault?.(response, headers);
    return Response.json(response, { headers });
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Random events from every side. Returns what the mounted instances show in the end and what they should show. */
export const converge = async (
  seed: number,
  fault?: Fault,
): Promise<{ shown: unknown; expected: unknown }> => {
  const random = randomFrom(seed);
  const server = new ModelServer(random, fault);
  const clock = startClock(settled);
  const page: Activity = createActivity();
  const kernel: Kernel = createKernel({
    server: false,
    fetch: server.fetch,
    csrf: false,
    focus: page,
    staleTime: Infinity,
    onError: () => {},
  });
  const views: { name: string; entry: ContextEntry<Value>; leave: () => void }[] = [];
  const anyName = (): string => NAMES[random(NAMES.length)]!;
  const mount = (name: string): void => {
    const entry = kernel.context<Value>(name);
    views.push({ name, entry, leave: entry.subscribe(() => {}) });
  };
  const events: (() => void)[] = [
    () => mount(anyName()),
    () => views.splice(random(views.length + 1), 1)[0]?.leave(),
    () => {
      const name = anyName();
      const entry = kernel.context<Value>(name) as ContextEntry<never>;
      const update = (data: Value): Value => ({ ...data, count: data.count + 1 });
      const optimistic = random(2) ? [{ entry, update: update as (data: never) => unknown }] : [];
      kernel.call("increment", { name }, { affects: { [name]: [] }, optimistic }).catch(() => {});
    },
    () => {
      const name = anyName();
      server.counts.set(name, server.counts.get(name)! + 1);
      kernel.invalidate(name);
    },
    () =>
      void kernel
        .context(anyName())
        .refetch()
        .catch(() => {}),
    () => page.set(random(2) === 0),
    () => {
      if (random(4) === 0) server.user = server.user === "ada" ? "grace" : "ada";
    },
  ];
  try {
    for (let round = 0; round < 150; round++) {
      if (random(3) === 0) events[random(events.length)]!();
      else server.step();
      if (random(4) > 0) await settled();
      if (random(10) === 0) await clock.advance(100);
    }
    server.isLossy = false;
    NAMES.forEach(mount);
    page.set(true);
    for (let turn = 0; turn < 40; turn++) {
      while (server.step()) await settled();
      await clock.advance(5_000);
      // A sign-in in another tab is noticed by a request that starts after it.
      if (turn === 20) page.set(true);
    }
    return {
      shown: views.map(({ name, entry }) => [name, entry.get().data, entry.get().error]),
      expected: views.map(({ name }) => [name, server.value(name), null]),
    };
  } finally {
    views.forEach(({ leave }) => leave());
    clock.stop();
  }
};
