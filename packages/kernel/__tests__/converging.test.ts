/** @jest-environment node */
import { converge, type Fault } from "./converging.ts";

/** `MIZAN_SEED=…` repeats one run. */
const SEEDS = process.env["MIZAN_SEED"]
  ? [Number(process.env["MIZAN_SEED"])]
  : Array.from({ length: 60 }, (_, seed) => seed + 1);

test.each(SEEDS)(
  "whatever happens on the way, the page ends with the server's state (seed %i)",
  async (seed) => {
    const { shown, expected } = await converge(seed);
    expect(shown).toEqual(expected);
  },
);

const faults: [string, Fault][] = [
  ["leaves out what a call invalidates", (body) => void (body["invalidate"] = body["refreshed"] = [])],
  [
    "returns from a call data from before it",
    (body) => {
      for (const each of body["refreshed"] as { data: { count: number } }[]) each.data.count -= 1;
    },
  ],
  [
    "returns from a call the data of another user",
    (body) => {
      for (const each of body["refreshed"] as { data: { of: string } }[]) each.data.of = "mallory";
    },
  ],
];

test.each(faults)("a server that %s is found out", async (_name, fault) => {
  const outcomes: boolean[] = [];
  for (const seed of Array.from({ length: 30 }, (_, index) => index + 1)) {
    const { shown, expected } = await converge(seed, fault);
    outcomes.push(JSON.stringify(shown) === JSON.stringify(expected));
  }
  expect(outcomes).toContain(false);
});
