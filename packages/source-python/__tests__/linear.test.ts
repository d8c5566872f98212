import { superLinear } from "@mizan/core/testing";
import { displayWords } from "../src/command.ts";
import { firstDefinitionError, innermostFrame, trimTraceback } from "../src/traceback.ts";

const pieces = [
  ...["a\r", "\r", "\n", " ", "a.py:1\r", "a.py", "a.py:", ":1", "\u2028a", "/", "/django/apps/a", "File "],
  ...['  File "/a.py", line 1\n', '  File "', "/lib/python3.1", "a.py:1: x\n", "    a\n", "\\", "'"],
];

test.each<[string, (text: string) => unknown]>([
  ["trimTraceback", trimTraceback],
  ["trimTraceback of a frame", (text) => trimTraceback(`  File "${text}", line 1`)],
  ["innermostFrame", (text) => innermostFrame(text, "/project")],
  ["innermostFrame of a frame", (text) => innermostFrame(`  File "/${text}`, "/project")],
  ["firstDefinitionError", firstDefinitionError],
  ["firstDefinitionError of a location", (text) => firstDefinitionError(`${text}.py:1: x\n    y`)],
  ["displayWords", (text) => displayWords([text])],
])("%s takes linear time for any output of Python", async (_name, work) => {
  expect(await superLinear(work)).toEqual([]);
  expect(await superLinear(work, { pieces })).toEqual([]);
});
