import { createGenerator } from "../../src/generator.ts";
import type { IR } from "../../src/ir/types.ts";
import type { Plugin, Selection } from "../../src/plugin.ts";
import { hostileDocument } from "../../src/testing/hostile-document.ts";
import { sampleDocument } from "../../src/testing/sample-document.ts";
import { fn } from "../ir/small-document.ts";
import { errors, plugin } from "../support/plugins.ts";

const document = sampleDocument(8);

const from = (...given: unknown[]): Plugin =>
  plugin("source", (api) =>
    api.hooks.loadSource.tap("source", (context) => {
      for (const each of given) context.addDocument(each, "d.json");
    }),
  );

/** What a target that selects sees in `emit`. */
async function selected(select: Selection | undefined, ...given: unknown[]): Promise<IR> {
  let seen: IR | undefined;
  const target = plugin("target", (api) => api.hooks.emit.tap("target", ({ ir }) => void (seen = ir)));
  await createGenerator([
    from(...(given.length === 0 ? [document] : given)),
    select === undefined ? target : { ...target, select },
  ]).generate();
  return seen!;
}

const names = (nodes: readonly { readonly name: string }[]): string[] => nodes.map(({ name }) => name);

test("a target without a selection gets everything", async () => {
  expect(await selected(undefined)).toEqual(await selected({ exclude: [] }));
});

test("an included context includes its functions and their types, and nothing else", async () => {
  const all = await selected(undefined);
  const [context] = all.contexts;
  const ir = await selected({ include: [context!.name] });
  expect(ir.contexts).toEqual([context]);
  expect(names(ir.functions)).toEqual(context!.functions);
  const reads = all.functions.filter((one) => one.context === context!.name);
  expect(names(ir.types)).toEqual(
    reads.flatMap(({ input, output }) => [input!, (output as { name: string }).name]).sort(),
  );
});

test("an excluded context excludes its functions, and mutations no longer affect it", async () => {
  const all = await selected(undefined);
  const mutation = all.functions.find(({ affects }) => affects.length > 0)!;
  const { context } = mutation.affects[0]!;
  const ir = await selected({ exclude: [context] });
  expect(names(ir.contexts)).toEqual(names(all.contexts).filter((name) => name !== context));
  expect(ir.functions.filter((one) => one.context === context)).toEqual([]);
  expect(ir.functions.find(({ name }) => name === mutation.name)).toEqual({ ...mutation, affects: [] });
});

test("an excluded function is removed from its context, which keeps its parameters", async () => {
  const all = await selected(undefined);
  const context = all.contexts.find(({ functions }) => functions.length > 1)!;
  const [dropped, ...others] = context.functions;
  const ir = await selected({ include: [context.name], exclude: [dropped!] });
  expect(names(ir.functions)).toEqual(others);
  expect(ir.contexts).toEqual([
    {
      ...context,
      functions: others,
      params: context.params.map((param) => ({ ...param, sharedBy: others })),
    },
  ]);
});

test("the name of a form selects its three functions", async () => {
  const forms = hostileDocument(["x"]);
  const all = await selected(undefined, forms);
  const { name, schema, validate, submit } = all.forms[0]!;
  const ir = await selected({ include: [name] }, forms);
  expect([names(ir.forms), names(ir.functions)]).toEqual([[name], [schema, submit, validate].sort()]);
  const without = await selected({ exclude: [validate] }, forms);
  expect(names(without.forms)).toEqual(names(all.forms).filter((one) => one !== name));
});

test("two targets of one build each get their own selection", async () => {
  const seen: Record<string, string[]> = {};
  const target = (name: string, include: string): Plugin => ({
    ...plugin(name, (api) => api.hooks.emit.tap(name, ({ ir }) => void (seen[name] = names(ir.functions)))),
    select: { include: [include] },
  });
  const [one, other] = names((await selected(undefined)).functions);
  await createGenerator([from(document), target("a", one!), target("b", other!)]).generate();
  expect(seen).toEqual({ a: [one], b: [other] });
});

test("names that do not exist are errors with a similar name as hint", async () => {
  const [name] = names((await selected(undefined)).functions);
  expect(await errors(() => selected({ include: [`${name}x`], exclude: ["zzzzzzzzzzzz"] }))).toEqual([
    `MZ4013 target/emit: "include" names "${name}x", but no function, context or form has this name.`,
    'MZ4013 target/emit: "exclude" names "zzzzzzzzzzzz", but no function, context or form has this name.',
  ]);
});

test("a selection that is not an array of names is an error", async () => {
  expect(await errors(() => selected({ include: "project" as never }))).toEqual([
    "MZ4001 target: Number 2 of the plugins (target) has an option \"include\" that is a string ('project').",
  ]);
});

test("every target gets the whole backend too, as the same object", async () => {
  const backends: IR[] = [];
  const target = (name: string, select: Selection): Plugin => ({
    ...plugin(name, (api) => api.hooks.emit.tap(name, ({ backend }) => void backends.push(backend))),
    select,
  });
  await createGenerator([from(document), target("a", {}), target("b", { include: [] })]).generate();
  expect(backends[0]).toEqual(await selected(undefined));
  expect(backends[1]).toBe(backends[0]);
});

test("a selection of one of two backends has the prefix of that backend", async () => {
  const backend = (name: string): unknown => ({
    ...sampleDocument(0),
    paths: { [`/${name}/call/`]: {}, [`/${name}/session/`]: {} },
    "x-mizan-functions": [fn(name)],
    "x-mizan-contexts": {},
  });
  const prefixes = async (select?: Selection): Promise<(string | null)[]> => {
    const { prefix, functions } = await selected(select, backend("one"), backend("two"));
    return [prefix, ...functions.map((each) => each.prefix)];
  };
  expect(await prefixes()).toEqual([null, "/one", "/two"]);
  expect(await prefixes({ include: ["two"] })).toEqual(["/two", "/two"]);
  expect(await prefixes({ exclude: ["two"] })).toEqual(["/one", "/one"]);
});
