/** The parts of long strings: characters over which searches for line ends, blanks, comments and names continue. */
const PIECES: readonly string[] = [
  ..."\n \t\r*/`@_A|\\#<&.1:(".split(""),
  ...["*/", "\r\n", "a\n", "a\r", " \n", "\n@", "\n * @", "A_", "_a", "Ab", "a.", "at a:", ":1", "<%", "{{"],
  ...["\u2028", "\u202e", "\ud800", "é\u200d", "❤\ufe0f"],
];
/** The ends of a string decide whether a search over all of it succeeds. */
const ENDS: readonly (readonly [start: string, end: string])[] = [
  ["", ""],
  ["x", "x"],
];
const FACTOR = 8;
/** Linear work takes 8 times as long, quadratic 64 times. */
const MOST = 28;
const ATTEMPTS = 6;
/** Shorter times cannot be measured well enough, and are too short for quadratic work. */
const NEGLIGIBLE_MS = 100;

export interface SuperLinearOptions {
  /** Characters of the longest string; 40,000 by default. */
  readonly length?: number;
  /** What is repeated, instead of the usual pieces. */
  readonly pieces?: readonly string[];
}

/**
 * Finds strings for which some work takes more than linear time, e.g. because of a regular expression that backtracks.
 * It compares strings of two lengths, repeatedly where necessary, so it needs no limit in seconds.
 * @returns the repeated parts of the slow strings; empty when there are none
 */
export async function superLinear(
  work: (text: string) => unknown,
  { length = 40_000, pieces = PIECES }: SuperLinearOptions = {},
): Promise<string[]> {
  const slow: string[] = [];
  for (const piece of pieces) {
    for (const [start, end] of ENDS) {
      const textOf = (wanted: number): string => start + piece.repeat(Math.ceil(wanted / piece.length)) + end;
      if (await grows(work, textOf(length / FACTOR), textOf(length))) slow.push(start + piece + end);
    }
  }
  return slow;
}

/** Garbage collection makes a measurement longer, never shorter: the shortest of several counts. */
async function grows(work: (text: string) => unknown, short: string, long: string): Promise<boolean> {
  let [before, after] = [Infinity, Infinity];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    before = Math.min(before, await milliseconds(work, short));
    after = Math.min(after, await milliseconds(work, long));
    if (after < NEGLIGIBLE_MS || after < MOST * before) return false;
  }
  return true;
}

/** CPU time of this process, which other programs on the machine hardly change. */
async function milliseconds(work: (text: string) => unknown, text: string): Promise<number> {
  const start = process.cpuUsage();
  await work(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
