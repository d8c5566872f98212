import type { Backend } from "./find-backend.ts";
import type { Frontend } from "./find-frontend.ts";

/** The config file for what was found. Without a backend it reads a committed document. */
export function configText({ target }: Frontend, backend: Backend | undefined): string {
  const source =
    backend === undefined ? [] : [`import ${backend.framework} from "@mizan/source-${backend.framework}";`];
  const document = backend === undefined ? ['  document: "openapi.json",'] : [];
  const plugins = [
    ...(backend === undefined ? [] : [sourceCall(backend)]),
    `${target}({ outDir: "src/api" })`,
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

/** e.g. `fastapi({ module: "app.main", cwd: "backend" })`, or `django()`. */
function sourceCall(backend: Backend): string {
  const options = [
    ...(backend.framework === "fastapi" ? [`module: ${JSON.stringify(backend.module)}`] : []),
    ...(backend.folder === "." ? [] : [`cwd: ${JSON.stringify(backend.folder)}`]),
  ];
  return `${backend.framework}(${options.length === 0 ? "" : `{ ${options.join(", ")} }`})`;
}
