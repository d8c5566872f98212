import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { inJest, inNode, inTsJest, inTypeScript, writeConsumer } from "../../package-test/consumers.mjs";
import { npmPackages, pack } from "../../package-test/packing.mjs";
import { npm, run } from "../../process/run.mjs";
import { Failure, root } from "../../program.mjs";
import { mizanProgram } from "../../setup/build.mjs";
import { Checks } from "../checks.mjs";

const bin = (path) => join(root, "node_modules", path);
const node = (directory, ...args) => run(process.execPath, args, { cwd: directory });
const jest = (directory) => node(directory, bin("jest/bin/jest.js"), "--no-watchman");

/** TypeScript 7 has no node10 any more. `node16` and `nodenext` check CommonJS and ES modules together. */
const TYPES = [
  { compiler: "typescript", module: "commonjs", moduleResolution: "node10", files: ["plain.ts"] },
  ...["typescript", "typescript7"].flatMap((compiler) => [
    { compiler, module: "node16", moduleResolution: "node16", files: ["module.mts"] },
    { compiler, module: "nodenext", moduleResolution: "nodenext", files: ["module.mts"] },
    { compiler, module: "esnext", moduleResolution: "bundler", files: ["plain.ts"] },
  ]),
];

/** The packed kernel, loaded as ES modules and as CommonJS by the tools of its users. */
export const kernelFormats = {
  name: "kernel formats",
  async run({ directory: parent }) {
    const directory = join(parent, "kernel-formats");
    const installed = join(directory, "node_modules/@mizan/kernel");
    mkdirSync(directory);
    const checks = new Checks();
    const isInstalled = await checks.check("the packed kernel is installed", async () => {
      const kernel = npmPackages().find(({ name }) => name === "@mizan/kernel");
      const tarball = await pack(kernel, directory);
      writeConsumer(directory, { "package.json": "{}" });
      await npm(["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: directory });
      return true;
    });
    if (!isInstalled) return checks.outcome();

    await checks.check("publint finds nothing", () => lint(installed));
    await checkNode(checks, join(directory, "node"));
    await checks.check("a bundler that ignores `exports` takes the ES modules", () =>
      bundleWithoutExports(installed),
    );
    await checks.check("jest with its defaults loads the kernel", () => {
      const project = join(directory, "jest");
      writeConsumer(project, inJest);
      return jest(project);
    });
    await checks.check("ts-jest loads a generated client", async () => {
      const project = join(directory, "ts-jest");
      const own = ["@mizan/core", "@mizan/target-typescript"];
      writeConsumer(project, inTsJest, [
        ...own,
        "ts-jest",
        "jest-environment-jsdom",
        "typescript",
        "@types/jest",
      ]);
      await node(project, mizanProgram(join(root, "packages/core")), "build", "--quiet");
      await jest(project);
    });
    await checkTypes(checks, join(directory, "types"));
    return checks.outcome();
  },
};

async function lint(installed) {
  const { publint } = await import("publint");
  const { formatMessage } = await import("publint/utils");
  const { messages, pkg } = await publint({ pkgDir: installed, pack: false, strict: true });
  if (messages.length > 0) throw new Failure(messages.map((one) => formatMessage(one, pkg)).join("\n"));
}

async function checkNode(checks, directory) {
  writeConsumer(directory, inNode);
  const withoutRequire = (program) => node(directory, "--no-experimental-require-module", program);
  await checks.check("`require` and `import` load one copy in Node", () => node(directory, "one-copy.cjs"));
  await checks.check("an error of either build is an instance of the other's class", () =>
    withoutRequire("two-copies.cjs"),
  );
  await checks.check("a program that ignores `exports` finds each entry", () =>
    withoutRequire("without-exports.cjs"),
  );
}

async function bundleWithoutExports(installed) {
  const { build } = await import("esbuild");
  const contents = `export * from ${JSON.stringify(installed)}; export * from ${JSON.stringify(`${installed}/forms`)};`;
  const { metafile } = await build({
    stdin: { contents, resolveDir: installed },
    mainFields: ["module", "main"],
    bundle: true,
    format: "esm",
    metafile: true,
    write: false,
  });
  const required = Object.keys(metafile.inputs).filter((file) => file.includes("/cjs/"));
  if (required.length > 0) throw new Failure(`These are not ES modules: ${required.join(", ")}`);
}

async function checkTypes(checks, directory) {
  writeConsumer(directory, inTypeScript);
  const shared = ["--noEmit", "--strict", "--target", "es2023", "--lib", "es2023,dom"];
  for (const { compiler, module, moduleResolution, files } of TYPES) {
    await checks.check(
      `${compiler}: types with --module ${module} --moduleResolution ${moduleResolution}`,
      () =>
        node(
          directory,
          bin(`${compiler}/bin/tsc`),
          ...shared,
          "--module",
          module,
          "--moduleResolution",
          moduleResolution,
          ...files,
        ),
    );
  }
}
