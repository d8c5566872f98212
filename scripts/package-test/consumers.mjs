/** Small projects that use the packed kernel as the tools of its users load it. Each is a directory of files. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../program.mjs";

/** Programs that load the package in both ways. All but the first need a Node that cannot `require` ES modules. */
export const inNode = {
  "one-copy.cjs": `
    const assert = require("node:assert/strict");
    const required = require("@mizan/kernel");
    import("@mizan/kernel").then((imported) => assert.equal(imported.MizanError, required.MizanError));
  `,
  "two-copies.cjs": `
    const assert = require("node:assert/strict");
    const { MizanError } = require("@mizan/kernel");
    import("@mizan/kernel").then((imported) => {
      assert.notEqual(imported.MizanError, MizanError);
      assert(new imported.MizanError("A", 400, "") instanceof MizanError);
      assert(new MizanError("A", 400, "") instanceof imported.MizanError);
      class OwnError extends MizanError {}
      assert(new OwnError("A", 400, "") instanceof imported.MizanError);
      assert(new OwnError("A", 400, "") instanceof OwnError);
      assert(!(new MizanError("A", 400, "") instanceof OwnError));
      for (const other of [new Error("A"), {}, "A", null, undefined]) assert(!(other instanceof MizanError));
    });
  `,
  // The path of a directory is looked up in a package.json, as Parcel and older tools look up a package.
  "without-exports.cjs": `
    const assert = require("node:assert/strict");
    const { join } = require("node:path");
    const offered = Object.entries(require("@mizan/kernel/package.json").exports);
    const paths = offered.filter(([, { require }]) => require).map(([path]) => path);
    assert.deepEqual(paths.slice(0, 2), [".", "./forms"]);
    for (const path of paths) {
      const required = require(join(__dirname, "../node_modules/@mizan/kernel", path));
      import(join("@mizan/kernel", path)).then((imported) =>
        assert.deepEqual(Object.keys(required).sort(), Object.keys(imported).sort()),
      );
    }
  `,
};

/** No file but the test: jest's own defaults. */
export const inJest = {
  "package.json": `{}`,
  "kernel.test.js": `
    const { createKernel, MizanError } = require("@mizan/kernel");
    const { createForm } = require("@mizan/kernel/forms");
    test("a call that cannot be sent rejects with a MizanError", async () => {
      const kernel = createKernel({ baseUrl: "http://127.0.0.1:1", server: false });
      const error = await kernel.call("rename", {}).catch((reason) => reason);
      expect(error).toBeInstanceOf(MizanError);
      expect(error.code).toBe("NETWORK_ERROR");
      expect(typeof createForm).toBe("function");
    });
  `,
};

/** A generated client in a CommonJS project in TypeScript, in jsdom. */
export const inTsJest = {
  "package.json": `{}`,
  "tsconfig.json": `{ "compilerOptions": { "target": "es2022", "module": "commonjs", "moduleResolution": "node10", "strict": true } }`,
  "jest.config.js": `module.exports = { preset: "ts-jest", testEnvironment: "jsdom" };`,
  "mizan.config.mjs": `
    import typescript from "@mizan/target-typescript";
    export default { document: "openapi.json", plugins: [typescript({ outDir: "api", importExtension: "" })] };
  `,
  "openapi.json": readFileSync(join(root, "packages/core/__tests__/fixtures/projects.document.json"), "utf8"),
  "client.test.ts": `
    import { createClient, projectContext } from "./api";
    test("a generated client has its contexts", () => {
      const project = projectContext(createClient(), { project_id: 7 });
      expect(project.get().status).toBe("pending");
    });
  `,
};

const PROGRAM = `
  import { createKernel, MizanError, type Kernel } from "@mizan/kernel";
  import { createForm, type FormSpec, type FormStore } from "@mizan/kernel/forms";
  export const kernel: Kernel = createKernel({ baseUrl: "/api/mizan" });
  interface Contact {
    subject: string;
  }
  export const open = (spec: FormSpec<Contact, null>): FormStore<Contact, null> => createForm(spec);
  class OwnError extends MizanError {
    readonly attempts: number = 1;
  }
  export const describe = (error: unknown): string => {
    if (error instanceof OwnError) return error.attempts.toFixed();
    return error instanceof MizanError ? error.code : "";
  };
`;

/** For `tsc`: an ES module that gets what a CommonJS module created. */
export const inTypeScript = {
  "package.json": `{}`,
  "commonjs.cts": PROGRAM,
  "module.mts": `${PROGRAM}
    import { scenarios, type Driver } from "@mizan/kernel/scenarios";
    export const run = (driver: Driver): Promise<void>[] => scenarios.map((scenario) => scenario.run(driver));
    import { kernel as required } from "./commonjs.cjs";
    export const kernels: Kernel[] = [kernel, required];
  `,
  "plain.ts": PROGRAM,
};

/** Writes a consumer's files. `links` are packages that it has from this repository. */
export function writeConsumer(directory, files, links = []) {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  for (const name of links) {
    const link = join(directory, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link, "junction");
  }
}
