import { type CommonTargetOptions, loadTemplates, type Plugin, readTargetOptions } from "@mizan/core";
import { functionsView } from "./view.ts";

/** `outDir`, `name`, `include` and `exclude`. Options of your own go here and into `own` below. */
export type Options = CommonTargetOptions;

const root = new URL("../", import.meta.url);
const templates = loadTemplates(new URL("templates/", root));

/** Lists the functions of the backend in `functions.md`. */
export default function examplePlugin(options: Options): Plugin {
  // A config may be JSON, so types alone do not protect. An invalid option is an error with this example.
  const { name, outDir, select } = readTargetOptions(options, {
    plugin: "mizan-example-target",
    own: [],
    example: 'examplePlugin({ outDir: "docs" })',
  });
  return {
    name,
    apiVersion: 1,
    // What the output depends on: the files of this package, and the options.
    fingerprint: { packages: [root], options: { outDir, select } },
    ...select,
    apply({ hooks }) {
      hooks.emit.tap(name, ({ ir, output }) => {
        output(outDir).file("functions.md", templates.render("functions.md", functionsView(ir)));
      });
    },
  };
}
