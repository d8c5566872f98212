import type { IR } from "@mizan/core";

/** The IR without the functions that begin with `prefix`, and without the contexts that this leaves empty. */
export function hideFunctions(ir: IR, prefix: string): IR {
  if (prefix === "") return ir;
  const functions = ir.functions.filter(({ name }) => !name.startsWith(prefix));
  const shown = new Set(functions.map(({ name }) => name));
  const contexts = ir.contexts
    .map((context) => ({ ...context, functions: context.functions.filter((name) => shown.has(name)) }))
    .filter((context) => context.functions.length > 0);
  const remaining = new Set(contexts.map(({ name }) => name));
  return {
    ...ir,
    contexts,
    functions: functions.map((fn) => ({
      ...fn,
      affects: fn.affects.filter(({ context }) => remaining.has(context)),
    })),
  };
}
