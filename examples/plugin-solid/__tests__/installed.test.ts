import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { fixture } from "../../../packages/target-typescript/__tests__/generate.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL("..", import.meta.url));
const packages = join(here, "../../packages");
const shell = process.platform === "win32";
let project = "";

const CONFIG = `import solid from "mizan-target-solid";
export default { document: "document.json", plugins: [solid({ outDir: "src/api", importExtension: ".js" })] };
`;

/** Renders a page on a server, for a backend that is a function. */
const MAIN = `import { createComponent, Suspense } from "solid-js";
import { renderToStringAsync } from "solid-js/web";
import { createClient, MizanProvider, useSuspenseProjectDetail } from "./api/index.js";

const Title = () => useSuspenseProjectDetail(() => ({ projectId: 7 }))()?.name;

const requests: string[] = [];
const kernel = createClient({
  fetch: (url) => {
    requests.push(String(url));
    return Promise.resolve(Response.json({ project_detail: { id: 7, name: "Apollo" } }));
  },
});
const html = await renderToStringAsync(() =>
  createComponent(MizanProvider, {
    kernel,
    get children() {
      return createComponent(Suspense, {
        get children() {
          return createComponent(Title, {});
        },
      });
    },
  }),
);
console.log(JSON.stringify({ html, requests, state: kernel.dehydrate() }));
`;

const TSCONFIG = {
  compilerOptions: {
    target: "ES2023",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    module: "NodeNext",
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
    rewriteRelativeImportExtensions: true,
    types: [],
    rootDir: "src",
    outDir: "out",
  },
  include: ["src"],
};

/** A project that installed mizan and the plugin from tarballs, independent of this repository. */
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "mizan-solid-installed-"));
  const tsc = join(here, "../../node_modules/typescript/bin/tsc");
  await run(process.execPath, [tsc, "-p", join(here, "tsconfig.build.json")]);
  const dependencies: Record<string, string> = { "solid-js": "^1.9.20", typescript: "~5.9.3" };
  for (const [name, directory] of [
    ["@mizan/core", join(packages, "core")],
    ["@mizan/kernel", join(packages, "kernel")],
    ["@mizan/target-typescript", join(packages, "target-typescript")],
    ["mizan-target-solid", here],
  ] as const) {
    const packed = await run("npm", ["pack", directory, "--silent", "--pack-destination", project], {
      shell,
    });
    dependencies[name] = `file:${packed.stdout.trim()}`;
  }
  write("package.json", JSON.stringify({ private: true, type: "module", dependencies }));
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: project, shell });
  copyFileSync(fixture("projects"), join(project, "document.json"));
  write("mizan.config.js", CONFIG);
  write("tsconfig.json", JSON.stringify(TSCONFIG));
  await run(join(project, "node_modules/.bin/mizan"), ["build"], { cwd: project, shell });
  write("src/main.ts", MAIN);
}, 180_000);

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

function write(path: string, contents: string): void {
  writeFileSync(join(project, path), contents);
}

test("the client compiles without a step for JSX, and renders on a server what it has to wait for", async () => {
  const compiled = run(process.execPath, [join(project, "node_modules/typescript/bin/tsc")], {
    cwd: project,
  });
  expect(await compiled.catch((error: unknown) => error)).toMatchObject({ stdout: "" });
  const { stdout } = await run(process.execPath, ["out/main.js"], { cwd: project });
  const { html, requests, state } = JSON.parse(stdout);
  expect(html).toContain("Apollo");
  expect(requests).toEqual(["/api/mizan/ctx/project/?project_id=7"]);
  expect(JSON.parse(state).contexts).toMatchObject([
    { context: "project", params: { project_id: 7 }, data: { project_detail: { name: "Apollo" } } },
  ]);
});
