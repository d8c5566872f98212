import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Reader } from "../guides/reader.mjs";

let directory;
let reader;

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), "mizan-guide-")));
  const state = `cd '${directory}'\n`;
  reader = new Reader(join(directory, "shell.sh"), { state, env: {}, ports: { 8000: 41000 } });
});

afterEach(async () => {
  await reader.stop();
  rmSync(directory, { recursive: true });
});

const perform = async (...steps) => {
  for (const step of steps) await reader.perform({ place: "guide.md:1", text: "", ...step });
};
const run = (text) => ({ kind: "run", text });
const output = (text) => ({ kind: "output", text });

test("a directory and a variable last from one command to the next, and from one reader to another", async () => {
  await perform(
    run("mkdir -p a && cd a && export NAME=Ada"),
    run('echo "$NAME in $PWD"'),
    output("Ada in …/a"),
  );
  const other = new Reader(join(directory, "other.sh"), { state: reader.state, env: {}, ports: {} });
  await other.perform({ ...run("test $NAME = Ada && test $(basename $PWD) = a"), place: "" });
});

test("a command that fails is reported with its place and its output", async () => {
  await expect(perform(run("echo no such thing; false"))).rejects.toThrow(
    "guide.md:1: echo no such thing; false\n\nno such thing\n\nFailed (1).",
  );
});

test("another output than the guide shows is an error", async () => {
  await expect(perform(run("echo Hello, Ada! 1"), output("Hello, Ada! 2"))).rejects.toThrow("Hello, Ada! 1");
});

test("files are written where the shell is, with free ports, and something must use them", async () => {
  await perform(
    run("mkdir a && cd a"),
    { kind: "write", file: "src/b.py", text: "port = 8000\n" },
    { kind: "append", file: "src/b.py", text: "# end\n" },
  );
  expect(() => reader.checkFiles()).toThrow(`Nothing runs after ${join(directory, "a/src/b.py")}`);
  await perform(run("cat src/b.py"), output("port = 41000\n\n# end"));
  expect(() => reader.checkFiles()).not.toThrow();
});

test("a file that a command should have written is compared", async () => {
  const contain = { kind: "contain", file: "a.js", text: "x;\n" };
  await expect(perform(contain)).rejects.toThrow("There is no");
  await perform(run("echo 'x;' > a.js"), contain);
  await expect(perform(run("echo 'y;' > a.js"), contain)).rejects.toThrow("contains:\ny;");
});
