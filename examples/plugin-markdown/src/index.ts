import { loadTemplates, type Plugin } from "@mizan/core";
import { hideFunctions } from "./hide.ts";
import { checkOptions, type MarkdownOptions } from "./options.ts";
import { tidy } from "./tidy.ts";
import { apiView } from "./view.ts";

export type { MarkdownOptions } from "./options.ts";

const root = new URL("../", import.meta.url);
const templates = loadTemplates(new URL("templates/", root));

/**
 * A target: one Markdown page that lists every context, function and type of the backend.
 *
 * @example
 * markdown({ outDir: "docs/api", hide: "internal_" })
 */
export default function markdown(options: MarkdownOptions): Plugin {
  const checked = checkOptions(options);
  const { name, outDir, select, hide, notice } = checked;
  return {
    name,
    apiVersion: 1,
    fingerprint: { packages: [root], options: checked },
    ...select,
    apply({ hooks }) {
      // before any target sees them: what is hidden here is hidden from all
      hooks.normalizeIR.tap(name, (ir) => hideFunctions(ir, hide));
      hooks.emit.tap(name, (context) => {
        context.output(outDir).file("api.md", templates.render("api.md", apiView(context.ir)));
      });
      hooks.postProcess.tap(name, (files) =>
        files.map((file) => (file.plugin === name ? tidy(file, notice) : file)),
      );
    },
  };
}
