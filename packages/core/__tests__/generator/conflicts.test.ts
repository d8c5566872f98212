import { errors, generator, target } from "../support/plugins.ts";

const conflict = (
  a: Record<string, string>,
  b: Record<string, string>,
  outDirs: [string, string] = ["/out", "/out"],
) => errors(() => generator([target("one", a, outDirs[0]), target("two", b, outDirs[1])]).generate());

test("two plugins may write the same file with equal contents", async () => {
  const { files } = await generator([
    target("one", { a: "1" }, "/out"),
    target("two", { a: "1" }, "/out"),
  ]).generate();
  expect(files).toEqual([{ outDir: "/out", path: "a", contents: "1", plugin: "one" }]);
});

test.each([
  [
    "different contents",
    { a: "1" },
    { a: "2" },
    "MZ5002 two/emit: one and two both emit a, with different contents.",
  ],
  [
    "names that differ in case",
    { "a/B.ts": "" },
    { "a/b.ts": "" },
    'MZ5003 two/emit: a/B.ts (one) and a/b.ts (two) differ only in how "a/b.ts" is written.',
  ],
  [
    "directories that differ in case",
    { "A/x": "" },
    { "a/y": "" },
    'MZ5003 two/emit: A/x (one) and a/y (two) differ only in how "a" is written.',
  ],
  [
    "names that differ in normalisation",
    { "\u00e9": "" },
    { "e\u0301": "" },
    'MZ5003 two/emit: \u00e9 (one) and e\u0301 (two) differ only in how "e\u0301" is written.',
  ],
  [
    "a file where the other has a directory",
    { a: "" },
    { "a/b": "" },
    "MZ5003 two/emit: a (one) and a/b (two) need one name for a file and a directory.",
  ],
])("%s are an error that names both", async (_name, a, b, message) => {
  expect(await conflict(a as never, b as never)).toEqual([message]);
});

test("a plugin that writes one file with different contents is named once", async () => {
  const twice = target("t", { a: "1" }, "/out");
  expect(
    await errors(() =>
      generator([
        {
          ...twice,
          apply: (api) => (twice.apply(api), api.hooks.emit.tap("y", (c) => c.output("/out").file("a", "2"))),
        },
      ]).generate(),
    ),
  ).toEqual(["MZ5002 t/emit: t emits a twice, with different contents."]);
});

test("an output directory inside another one is an error", async () => {
  expect(await conflict({ a: "" }, { a: "" }, ["/out", "/out/api"])).toEqual([
    "MZ5009 : /out/api is inside /out, and both are output directories.",
  ]);
});

test("directories whose names only begin alike are not nested", async () => {
  const made = generator([target("one", { a: "" }, "/out"), target("two", { a: "" }, "/out-2")]);
  expect((await made.generate()).files).toHaveLength(2);
});
