import { readGuide } from "../guides/read-guide.mjs";

const read = (...lines) => readGuide("guide.md", lines.join("\n"));
const block = (language, ...lines) => [`\`\`\`${language}`, ...lines, "```"];

test("each command is a step, with its line; a backslash continues it", () => {
  expect(read("## Run it", "", ...block("sh", "cd here", "npm install a \\", "  b", "", "npx b"))).toEqual([
    { kind: "run", text: "cd here", section: "run-it", place: "guide.md:4" },
    { kind: "run", text: "npm install a \\\n  b", section: "run-it", place: "guide.md:6" },
    { kind: "run", text: "npx b", section: "run-it", place: "guide.md:8" },
  ]);
});

test.each([
  ["the paragraph before it", ["The application, `app.py`:", "", ...block("python", "app = 1")], "app.py"],
  ["its first line", [...block("ts", "// src/main.ts", "main();")], "src/main.ts"],
  [
    "a paragraph before its snippet comment",
    ["`a.ts`:", "", "<!-- snippet: b.ts -->", ...block("ts", "x")],
    "a.ts",
  ],
])("a block is a file that %s names", (_, lines, file) => {
  expect(read(...lines)).toMatchObject([{ kind: "write", file }]);
});

test("a block is added to a file, or compared with it, if the paragraph says so", () => {
  expect(read("At the end of `app.py`:", "", ...block("python", "x = 1"))).toMatchObject([
    { kind: "append" },
  ]);
  expect(read("It wrote `a.mjs`:", "", ...block("js", "x;"))).toMatchObject([
    { kind: "contain", file: "a.mjs" },
  ]);
});

test("a block of a paragraph that names two files belongs to neither", () => {
  expect(() => read("`a.py` is as `b.py`:", "", ...block("python", "x = 1"))).toThrow(
    "guide.md:3: does the block belong to a.py or b.py? Name one file.",
  );
});

test("a block without a file is quoted from one, or unchecked", () => {
  const text = block("python", "x = 1");
  expect(read("<!-- snippet: a.py -->", ...text)).toMatchObject([{ kind: "quoted" }]);
  expect(read("`a.py` is a file.", "", ...text)).toMatchObject([{ kind: "unchecked" }]);
  expect(read("`a.py`:", "", "More.", "", ...text)).toMatchObject([{ kind: "unchecked" }]);
  expect(read("<!-- snippet: a.py -->", "", "More.", "", ...text)).toMatchObject([{ kind: "unchecked" }]);
});

test("a paragraph opens the addresses of this machine, and may continue another page", () => {
  expect(read("Open <http://127.0.0.1:5173/>, which\nshows “Hello”.")).toMatchObject([
    { kind: "open", text: "Open <http://127.0.0.1:5173/>, which shows “Hello”." },
  ]);
  expect(read("See <https://example.org/>.")).toEqual([]);
  expect(read("This page continues\n[the first](first.md#a-part), in its directory.")).toMatchObject([
    { kind: "continue", page: "first.md", until: "a-part" },
  ]);
});
