import { setTimeout as sleep } from "node:timers/promises";

export const BOARDS = [1, 2, 3, 4, 5];
export const FOLDERS = ["inbox", "drafts"];

const board = (user) => user.random.pick(BOARDS);
const folder = (user) => user.random.pick(FOLDERS);
const posted = (boardId) => (result) => [
  ["board", { board_id: boardId }, result.version],
  ["totals", {}, result.total, false],
];

/** The actions of a user at a page, each with its relative frequency. */
const ACTIONS = [
  [6, post],
  [3, postAtOnce],
  [2, postToOneBoard],
  [1, postEverywhere],
  [4, file],
  [2, fileAtOnce],
  [1, empty],
  [2, abort],
  [2, failAmongOthers],
  [1, preview],
  [3, openAnother],
  [2, readWhileWriting],
  [6, look],
  [1, signInAgain],
];
const ALL = ACTIONS.flatMap(([weight, action]) => Array(weight).fill(action));

export const act = (user) => user.random.pick(ALL)(user);

function post(user, boardId = board(user)) {
  const args = { board_id: boardId, text: user.name };
  return user.write("post", args, posted(boardId), { optimistic: user.pending(boardId) });
}

/** Several boards at the same time, possibly one of them twice. */
function postAtOnce(user) {
  return Promise.all([post(user), post(user), file(user)]);
}

/** Calls that overlap on one instance, with answers in any order. */
function postToOneBoard(user) {
  const boardId = board(user);
  return Promise.all([post(user, boardId), post(user, boardId), post(user, boardId)]);
}

function postEverywhere(user) {
  return user.write("post_everywhere", { text: user.name }, ({ versions, total }) => [
    ...Object.entries(versions).map(([id, version]) => ["board", { board_id: Number(id) }, version]),
    ["totals", {}, total, false],
  ]);
}

function file(user, name = folder(user)) {
  return user.write("file_note", { folder: name, text: user.name }, (version) => [
    ["folder", { folder: name }, version],
  ]);
}

function fileAtOnce(user) {
  return Promise.all(FOLDERS.flatMap((name) => [file(user, name), file(user, name)]));
}

/** Returns a response: the page gets the invalidation from the header, and fetches again. */
async function empty(user) {
  const name = folder(user);
  let version;
  await user.write(
    "empty_folder",
    { folder: name },
    (response) => {
      version = response.text().then(Number);
      return [["folder", { folder: name }, 0]];
    },
    { isAtOnce: false },
  );
  if (version !== undefined) user.page.promise("folder", { folder: name }, await version);
}

/** Aborts before the answer, so that the outcome of the call is unknown. */
async function abort(user) {
  const boardId = board(user);
  const controller = new AbortController();
  const call = user.write("post", { board_id: boardId, text: user.name }, posted(boardId), {
    optimistic: user.pending(boardId),
    signal: controller.signal,
  });
  await sleep(user.random.below(25));
  controller.abort();
  await call;
}

/** Two calls that fail in different ways, between two that succeed. */
function failAmongOthers(user) {
  const boardId = board(user);
  return Promise.all([
    post(user, boardId),
    user.writeNothing("refuse_post", { board_id: boardId }, "BAD_REQUEST"),
    user.writeNothing("crash_post", { board_id: boardId }, "INTERNAL_ERROR"),
    post(user, boardId),
  ]);
}

function preview(user) {
  return user.writeNothing("preview_post", { board_id: board(user), text: "preview" }, null);
}

/** Other boards are mounted during a write. */
async function openAnother(user) {
  const writing = post(user);
  const boardId = board(user);
  if (user.page.find("board", { board_id: boardId })) user.page.close("board", { board_id: boardId });
  else user.page.open("board", { board_id: boardId });
  await writing;
}

async function readWhileWriting(user) {
  const opened = user.random.pick(user.page.entries);
  await Promise.all([post(user), opened.entry.refetch()]);
}

/** Fetches every mounted instance again, and a board that is not mounted. */
function look(user) {
  const reads = user.page.entries.map(({ entry }) => entry.refetch());
  return Promise.all([...reads, user.kernel.fetch("board", { board_id: board(user) })]);
}

/** Signs out and in again, half of the time as another user, while the page is fetched. */
async function signInAgain(user) {
  user.page.entries.forEach(({ entry }) => void entry.refetch().catch(() => {}));
  await user.logout();
  await user.page.untilRead();
  user.page.checkAtRest();
  await user.login(user.random.pick(user.accounts));
}
