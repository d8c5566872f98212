import { existsSync } from "node:fs";
import path from "node:path";
import { type Backend, pythonOnly } from "./find-backend.ts";
import type { Frontend } from "./find-frontend.ts";

/** The config for the frontend and backend that were found, with the name of its file. */
export function configFile(
  frontend: Frontend,
  backend: Backend | undefined,
): { readonly file: string; readonly text: string } {
  const python = pythonOnly(frontend, backend);
  return python !== undefined
    ? { file: "mizan.config.json", text: pythonConfig(python, frontend.root) }
    : { file: "mizan.config.mjs", text: moduleConfig(frontend, backend) };
}

/** The schema of a config, for editors. */
const SCHEMA = "./node_modules/@mizan/core/schema.json";

/** For a directory without a package.json, in which nothing can be imported: a Python client of the backend. */
function pythonConfig(backend: Backend, root: string): string {
  const source = [`@mizan/source-${backend.framework}`, sourceOptions(backend)];
  const target = ["@mizan/target-python", { outDir: "api_client" }];
  const schema = existsSync(path.join(root, SCHEMA)) ? { $schema: SCHEMA } : {};
  return `${JSON.stringify({ ...schema, plugins: [source, target] }, null, 2)}\n`;
}

/** Without a backend it reads a committed document. */
function moduleConfig({ target, options }: Frontend, backend: Backend | undefined): string {
  const source =
    backend === undefined ? [] : [`import ${backend.framework} from "@mizan/source-${backend.framework}";`];
  const document = backend === undefined ? ['  document: "openapi.json",'] : [];
  const plugins = [
    ...(backend === undefined ? [] : [call(backend.framework, sourceOptions(backend))]),
    call(target, options),
  ];
  return [
    'import { defineConfig } from "@mizan/core";',
    ...source,
    `import ${target} from "@mizan/target-${target}";`,
    "",
    "export default defineConfig({",
    ...document,
    `  plugins: [${plugins.join(", ")}],`,
    "});",
    "",
  ].join("\n");
}

/** The call of a plugin's factory: `fastapi({ module: "app.main", cwd: "backend" })`, or `django()`. */
function call(factory: string, options: Readonly<Record<string, string>>): string {
  const list = Object.entries(options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `${factory}(${list.length === 0 ? "" : `{ ${list.join(", ")} }`})`;
}

function sourceOptions(backend: Backend): Readonly<Record<string, string>> {
  return {
    ...(backend.framework === "fastapi" ? { module: backend.module } : {}),
    ...(backend.directory === "." ? {} : { cwd: backend.directory }),
  };
}
