import type { FullTap } from "tapable";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import type { HookName } from "../hooks.ts";
import { blame } from "../diagnostics/thrown.ts";
import type { Run } from "./run.ts";
import { settled } from "./settled.ts";
import { checkIR, checkOutputFiles } from "./waterfall.ts";

type TapFunction = (...args: unknown[]) => unknown;

/**
 * Wraps a tap so that its errors name the plugin and the hook, an `async` function given to `.tap()` is
 * awaited, the value of a waterfall is checked and frozen, and the time is recorded.
 */
export function guardTap(hook: HookName, plugin: string, tap: FullTap, currentRun: () => Run): FullTap {
  const original = tap.fn as TapFunction;
  const call = tap.type === "async" ? (...args: unknown[]) => promised(original, args) : original;
  if (hook === "normalizeIR") return { ...tap, fn: guardSync(plugin, call, currentRun) };
  const fn =
    hook === "postProcess"
      ? guardSeries(plugin, call, currentRun)
      : guardParallel(hook, plugin, call, currentRun);
  return { ...tap, type: "promise", fn };
}

/** Failures are collected instead of thrown, so that all taps run. */
function guardParallel(
  hook: "loadSource" | "emit",
  plugin: string,
  call: TapFunction,
  currentRun: () => Run,
) {
  return async (): Promise<void> => {
    const run = currentRun();
    const end = run.trace.begin(hook, plugin);
    try {
      await settled(run.signal, call(run.contextFor(plugin, hook)));
    } catch (error) {
      run.signal.throwIfAborted();
      run.fail(plugin, hook, error);
    } finally {
      end();
    }
  };
}

function guardSeries(plugin: string, call: TapFunction, currentRun: () => Run) {
  return async (files: unknown): Promise<unknown> => {
    const run = currentRun();
    const end = run.trace.begin("postProcess", plugin);
    try {
      return run.freezer.freeze(
        checkOutputFiles(
          await settled(run.signal, call(files, run.contextFor(plugin, "postProcess"))),
          plugin,
        ),
      );
    } catch (error) {
      run.signal.throwIfAborted();
      throw new DiagnosticError(blame(error, plugin, "postProcess"));
    } finally {
      end();
    }
  };
}

function guardSync(plugin: string, call: TapFunction, currentRun: () => Run) {
  return (ir: unknown): unknown => {
    const run = currentRun();
    const end = run.trace.begin("normalizeIR", plugin);
    try {
      const normalized = checkIR(call(ir, run.contextFor(plugin, "normalizeIR")), plugin);
      const errors = normalized === ir ? [] : run.checkNormalized(normalized);
      if (errors.length > 0)
        throw new DiagnosticError(errors.map((error) => ({ ...error, plugin, hook: "normalizeIR" })));
      return run.freezer.freeze(normalized);
    } catch (error) {
      throw new DiagnosticError(blame(error, plugin, "normalizeIR"));
    } finally {
      end();
    }
  };
}

/** Calls a `tapAsync` function, whose last argument is a Node-style callback. */
function promised(original: TapFunction, args: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    original(...args, (error: unknown, result: unknown) => {
      if (error === undefined || error === null || error === false) resolve(result);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- passed on unchanged
      else reject(error);
    });
  });
}
