import { directions } from "../../lowering/directions.ts";
import type { IR } from "../../ir/types.ts";
import { selectIR } from "../../pipeline/selection.ts";
import type { Plugin } from "../../plugin.ts";
import type { ConfigGenerator } from "../generators.ts";
import type { Finding, Place } from "./findings.ts";
import { type Level, levelOf, worst } from "./rules.ts";

/** A difference with its effect on the clients of a config. */
export interface Change extends Finding {
  /** The name of the config, if the file contains several. */
  readonly config: string | undefined;
  /** The worst of all clients. */
  readonly level: Level;
  /** Names of the targets whose clients it breaks. */
  readonly targets: readonly string[];
}

/**
 * What each difference does to the clients of a config, without those that no client can see. A config without clients
 * stands for any client.
 */
export function changesFor(
  findings: readonly Finding[],
  older: IR,
  newer: IR,
  { name: config, plugins }: Pick<ConfigGenerator, "name" | "plugins">,
): readonly Change[] {
  const clients = plugins
    .filter(({ language }) => language !== undefined)
    .map((plugin) => ({ plugin, sees: visible(plugin, [older, newer]) }));
  if (clients.length === 0) {
    return findings.map((one) => ({ ...one, config, level: levelOf(one.rule, undefined), targets: [] }));
  }
  return findings.flatMap((finding) => {
    const levels = clients
      .filter(({ sees }) => sees(finding.place))
      .map(({ plugin: { name, language } }) => ({ name, level: levelOf(finding.rule, language) }));
    if (levels.length === 0) return [];
    const broken = levels.filter(({ level }) => isBreaking(level));
    const level = worst(levels.map((one) => one.level));
    return [{ ...finding, config, level, targets: broken.map(({ name }) => name) }];
  });
}

export function isBreaking(level: Level): boolean {
  return level === "clients" || level === "code";
}

/** Whether the part of the backend that a plugin selects contains a place, before or after the change. */
function visible({ select }: Plugin, backends: readonly IR[]): (place: Place) => boolean {
  if (select === undefined) return () => true;
  const parts = backends.map((ir) => {
    const part = selectIR(ir, select);
    const names = (nodes: readonly { readonly name: string }[]) => new Set(nodes.map(({ name }) => name));
    return {
      functions: names(part.functions),
      contexts: names(part.contexts),
      forms: names(part.forms),
      types: directions(part),
    };
  });
  return ({ function: fn, context, form, type, direction }) =>
    parts.some(({ functions, contexts, forms, types }) => {
      if (fn !== undefined) return functions.has(fn);
      if (context !== undefined) return contexts.has(context);
      if (form !== undefined) return forms.has(form);
      if (type === undefined) return true;
      return direction === undefined ? types.has(type) : types.get(type)?.[direction] === true;
    });
}
