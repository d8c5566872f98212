import { loadTemplates, type Plugin } from "@mizan/core";
import { hideFunctions } from "./hide.ts";
import { checkOptions, type MarkdownOptions } from "./options.ts";
import { tidy } from "./tidy.ts";
import { apiView } from "./view.ts";

export type { MarkdownOptions } from "./options.ts";

const NAME = "mizan-target-markdown";
const root = new URL("../", import.meta.url);
const templates = loadTemplates(new URL("templates/", root));

/**
 * A target: one Markdown page that lists every context, function and type of the backend.
 *
 * @example
 * markdown({ outDir: "docs/api", hide: "internal_" })
 */
export default function markdown(options: MarkdownOptions): Plugin {
  const { outDir, hide, notice } = checkOptions(options);
  return {
    name: NAME,
    apiVersion: 1,
    fingerprint: { packages: [root], options: { outDir, hide, notice } },
    apply({ hooks }) {
      // before any target sees them: what is hidden here is hidden from all
      hooks.normalizeIR.tap(NAME, (ir) => hideFunctions(ir, hide));
      hooks.emit.tap(NAME, (context) => {
        context.output(outDir).file("api.md", templates.render("api.md", apiView(context.ir)));
      });
      hooks.postProcess.tap(NAME, (files) =>
        files.map((file) => (file.plugin === NAME ? tidy(file, notice) : file)),
      );
    },
  };
}
