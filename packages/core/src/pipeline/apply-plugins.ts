import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { pluginApplyAsync } from "../diagnostics/plugin.ts";
import type { Plugin, PluginAPI } from "../plugin.ts";
import { blame } from "./blame.ts";
import type { PipelineHooks } from "./hooks.ts";
import { isThenable } from "./settled.ts";

/** Lets every plugin tap its hooks, in config order. @throws DiagnosticError that names the plugin that failed. */
export function applyPlugins(
  plugins: readonly Plugin[],
  hooks: PipelineHooks,
  api: Omit<PluginAPI, "hooks">,
): void {
  for (const plugin of plugins) {
    const { name } = plugin;
    let returned: unknown;
    try {
      returned = plugin.apply(Object.freeze({ ...api, hooks: hooks.for(name) }));
    } catch (error) {
      throw new DiagnosticError(blame(error, name, "apply"));
    }
    if (!isThenable(returned)) continue;
    // Its rejection would otherwise end the process before this error is shown.
    returned.then(undefined, () => {});
    throw new DiagnosticError(pluginApplyAsync({ plugin: name }));
  }
  hooks.seal();
}
