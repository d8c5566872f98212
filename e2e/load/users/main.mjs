/**
 * node main.mjs '{"baseUrl": "http://…/api/mizan", "users": 10, "steps": 40, "seed": 1}'
 *
 * Opens a page for each user. Then, for each line of JSON on standard input, does what it names:
 *
 * - `"work"`: all users do their steps. Prints `{"done": <part>}` ten times, and finally the errors that they found.
 * - `"shown"`: prints the data of the pages, without fetching.
 * - `"read"`: every page fetches its mounted instances; prints the data.
 * - `"fresh"`: every user opens another page, and fetches everything; prints the data.
 */
import { createInterface } from "node:readline";
import { act, BOARDS, FOLDERS } from "./actions.mjs";
import { User } from "./user.mjs";

const { baseUrl, users: count, steps, seed } = JSON.parse(process.argv[2]);
const say = (message) => console.log(JSON.stringify(message));

const open = async (user, boards) => {
  await user.login(user.accounts[0]);
  user.page.open("global");
  user.page.open("totals");
  for (const board_id of boards) user.page.open("board", { board_id });
  for (const folder of FOLDERS) user.page.open("folder", { folder });
  await user.page.untilRead();
};

const users = Array.from({ length: count }, (_, index) => {
  const name = `user-${index}`;
  return new User({ name, random: createRandom(seed * 1_000 + index), baseUrl });
});

const COMMANDS = {
  async work() {
    await Promise.all(
      users.map((user) =>
        open(
          user,
          BOARDS.filter(() => user.random.next() < 0.6),
        ),
      ),
    );
    let done = 0;
    const finish = () => {
      if (++done % Math.ceil((count * steps) / 10) === 0) say({ done: done / (count * steps) });
    };
    await Promise.all(users.map((user) => work(user, finish)));
    say({
      wrong: users.flatMap(({ name, page }) => page.wrong.map((fault) => [name, ...fault])),
      lost: users.reduce((sum, { lost }) => sum + lost, 0),
      workers: new Set(users.flatMap(({ workers }) => [...workers])).size,
      written: add(users.map(({ written }) => written)),
      perhaps: add(users.map(({ perhaps }) => perhaps)),
      sharedReads: sharedReads(),
    });
  },
  shown: () => say(users.map(show)),
  async read() {
    await Promise.all(users.flatMap(({ page }) => page.entries.map(({ entry }) => entry.refetch())));
    say(users.map(show));
  },
  async fresh() {
    const fresh = users.map(({ name, page }) => {
      const user = new User({ name, random: createRandom(0), baseUrl });
      user.accounts = [page.account];
      return user;
    });
    await Promise.all(fresh.map((user) => open(user, BOARDS)));
    say(fresh.map(show));
  },
};

async function work(user, finish) {
  for (let step = 0; step < steps; step++) {
    await act(user);
    await user.page.untilRead();
    user.page.checkAtRest();
    finish();
  }
}

function show({ page }) {
  const contexts = page.entries.map(({ context, params, entry }) => ({
    context,
    params,
    data: entry.get().data,
  }));
  return { account: page.account, contexts };
}

function add(counts) {
  const sum = {};
  for (const [key, number] of counts.flatMap((each) => [...each])) sum[key] = (sum[key] ?? 0) + number;
  return sum;
}

/** The number of runs of a function that several pages show: the cache was used at least so often. */
function sharedReads() {
  const seen = new Map();
  for (const { page } of users) for (const nonce of page.nonces) seen.set(nonce, (seen.get(nonce) ?? 0) + 1);
  return [...seen.values()].filter((pages) => pages > 1).length;
}

for await (const line of createInterface({ input: process.stdin })) await COMMANDS[JSON.parse(line)]();

/** Numbers in [0, 1) that are the same for the same seed (mulberry32), so that a run can be repeated. */
function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    pick: (items) => items[Math.floor(next() * items.length)],
  };
}
