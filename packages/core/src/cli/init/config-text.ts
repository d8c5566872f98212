import type { Backend } from "./find-backend.ts";
import type { Frontend } from "./find-frontend.ts";

/** The config file for what was found. Without a backend it reads a committed document. */
export function configText({ target }: Frontend, backend: Backend | undefined): string {
  const source = backend === undefined ? [] : ['import fastapi from "@mizan/source-fastapi";'];
  const document = backend === undefined ? ['  document: "openapi.json",'] : [];
  const plugins = [
    ...(backend === undefined ? [] : [fastapiCall(backend)]),
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

function fastapiCall({ folder, module }: Backend): string {
  const options = [`module: ${JSON.stringify(module)}`];
  if (folder !== ".") options.push(`cwd: ${JSON.stringify(folder)}`);
  return `fastapi({ ${options.join(", ")} })`;
}
