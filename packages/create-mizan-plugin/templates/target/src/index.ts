import { loadTemplates, type Plugin } from "@mizan/core";
import { functionsView } from "./view.ts";

export interface Options {
  /** The directory for `functions.md`, relative to the config file. */
  readonly outDir: string;
  /** The name of the plugin, if a config contains it several times. */
  readonly name?: string;
  /** Names of functions, contexts and forms. By default, the target gets all of them. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

const NAME = "mizan-example-target";
const root = new URL("../", import.meta.url);
const templates = loadTemplates(new URL("templates/", root));

/** Lists the functions of the backend in `functions.md`. */
export default function examplePlugin({ outDir, name = NAME, include, exclude }: Options): Plugin {
  // A config may be JSON, so types alone do not protect. Errors thrown here are shown with the plugin's name.
  if (typeof outDir !== "string" || outDir === "")
    throw new TypeError(`${NAME}: "outDir" must name a directory`);
  return {
    name,
    apiVersion: 1,
    // What the output depends on: the files of this package, and the options.
    fingerprint: { packages: [root], options: { outDir, include, exclude } },
    select: { ...(include && { include }), ...(exclude && { exclude }) },
    apply({ hooks }) {
      hooks.emit.tap(name, ({ ir, output }) => {
        output(outDir).file("functions.md", templates.render("functions.md", functionsView(ir)));
      });
    },
  };
}
