import { checkOnePrefix, type EmitContext, loadTemplates, type Templates } from "@mizan/core";
import { clientView } from "./client-view.ts";
import { formatModule, type Formatter } from "./format.ts";
import { functionsView } from "./functions-view.ts";
import { modelsView } from "./models-view.ts";
import type { CheckedOptions } from "./options.ts";
import { PackageNames } from "./package-names.ts";
import { initView, projectView } from "./package-view.ts";

const templates: Templates = loadTemplates(new URL("../templates/", import.meta.url));

/**
 * Emits the package, formatted as ruff does it.
 * @throws DiagnosticError if names collide, or if the functions have several prefixes
 */
export async function emitPackage(context: EmitContext, options: CheckedOptions): Promise<void> {
  const { ir } = context;
  const { name, outDir, package: own } = options;
  checkOnePrefix(ir);
  const names = new PackageNames(ir, name);
  const userAgent = own === null ? null : `${own.name}/${own.version}`;
  const files = {
    "__init__.py": templates.render("__init__.py", initView(ir)),
    "models.py": templates.render("models.py", modelsView(names)),
    "functions.py": templates.render("functions.py", functionsView(names)),
    "client.py": templates.render("client.py", clientView(names, userAgent)),
  };
  // Loaded late: many packages need no formatter.
  const loadRuff = async (): Promise<Formatter> => (await import("@wasm-fmt/ruff_fmt")).format;
  const folder = context.output(outDir);
  const place = own === null ? "" : `${own.module}/`;
  for (const [file, text] of Object.entries(files))
    folder.file(place + file, await formatModule(text, loadRuff));
  folder.file(`${place}py.typed`, "");
  if (own !== null) folder.file("pyproject.toml", templates.render("pyproject.toml", projectView(own)));
}
