import { AsyncParallelHook, AsyncSeriesWaterfallHook, SyncWaterfallHook, type FullTap } from "tapable";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { tapOrderUnknown, tapTooLate } from "../diagnostics/plugin.ts";
import type {
  EmitContext,
  GeneratorHooks,
  HookName,
  OutputFiles,
  SourceContext,
  TapContext,
  Tappable,
} from "../hooks.ts";
import type { IR } from "../ir/types.ts";
import { guardTap } from "./guard-tap.ts";
import type { Run } from "./run.ts";

/** The tapable hooks, which only the generator calls. */
export interface CallableHooks {
  readonly loadSource: AsyncParallelHook<[SourceContext]>;
  readonly normalizeIR: SyncWaterfallHook<[IR, TapContext]>;
  readonly emit: AsyncParallelHook<[EmitContext]>;
  readonly postProcess: AsyncSeriesWaterfallHook<[OutputFiles, TapContext]>;
}

/**
 * The pipeline's hooks. Each plugin gets its own wrappers, which mark every tap with its plugin, so the plugin is
 * known independently of the name of the tap. An interceptor on the tapable hooks wraps every tap.
 */
export class PipelineHooks {
  readonly call: CallableHooks = Object.freeze({
    loadSource: new AsyncParallelHook<[SourceContext]>(["context"], "loadSource"),
    normalizeIR: new SyncWaterfallHook<[IR, TapContext]>(["ir", "context"], "normalizeIR"),
    emit: new AsyncParallelHook<[EmitContext]>(["context"], "emit"),
    postProcess: new AsyncSeriesWaterfallHook<[OutputFiles, TapContext]>(["files", "context"], "postProcess"),
  });
  #sealed = false;
  /** The `before` of each tap, checked when all taps are known. */
  readonly #orders: { hook: HookName; plugin: string; before: string }[] = [];

  /** @param currentRun returns the build in progress; called when a tap runs. */
  constructor(currentRun: () => Run) {
    for (const hook of Object.keys(this.call) as HookName[]) {
      this.call[hook].intercept({ name: "mizan", register: (tap) => this.#register(hook, tap, currentRun) });
    }
  }

  /** The hooks as one plugin sees them. */
  for(plugin: string): GeneratorHooks {
    const { loadSource, normalizeIR, emit, postProcess } = this.call;
    return Object.freeze({
      loadSource: ownedBy(plugin, loadSource),
      normalizeIR: ownedBy(plugin, normalizeIR as unknown as AnyHook),
      emit: ownedBy(plugin, emit),
      postProcess: ownedBy(plugin, postProcess),
    });
  }

  /** Names of the plugins that tap a hook. */
  tappers(hook: HookName): readonly string[] {
    return [...new Set(this.call[hook].taps.map(ownerOf))];
  }

  /** From now on, tapping is an error. @throws DiagnosticError for a `before` that names no tap. */
  seal(): void {
    this.#sealed = true;
    const unknown = this.#orders.flatMap(({ hook, plugin, before }) => {
      const names = this.call[hook].taps.map(({ name }) => name);
      if (names.includes(before)) return [];
      const known = names.filter((_, index) => ownerOf(this.call[hook].taps[index]!) !== plugin);
      return [tapOrderUnknown({ plugin, hook, before, known })];
    });
    if (unknown.length > 0) throw new DiagnosticError(unknown);
  }

  #register(hook: HookName, tap: FullTap, currentRun: () => Run): FullTap {
    const plugin = ownerOf(tap);
    if (this.#sealed) throw new DiagnosticError(tapTooLate({ plugin, hook }));
    for (const before of [tap.before ?? []].flat()) this.#orders.push({ hook, plugin, before });
    return guardTap(hook, plugin, tap, currentRun);
  }
}

interface OwnedTap extends FullTap {
  readonly mizanOwner: string;
}

function ownerOf(tap: FullTap): string {
  return (tap as OwnedTap).mizanOwner;
}

/** The tap methods of a hook, which add the owner to the options of the plugin. */
function ownedBy<Hook extends AnyHook>(plugin: string, hook: Hook): Tappable<Hook> {
  const owned = (options: unknown): never =>
    ({
      ...(typeof options === "string" ? { name: options } : (options as object)),
      mizanOwner: plugin,
    }) as never;
  return Object.freeze({
    tap: (options: unknown, fn: never) => hook.tap(owned(options), fn),
    tapAsync: (options: unknown, fn: never) => hook.tapAsync(owned(options), fn),
    tapPromise: (options: unknown, fn: never) => hook.tapPromise(owned(options), fn),
  }) as unknown as Tappable<Hook>;
}

/** The tap methods that all hooks have at run time. A synchronous hook throws in the two asynchronous ones. */
interface AnyHook {
  tap(options: never, fn: never): void;
  tapAsync(options: never, fn: never): void;
  tapPromise(options: never, fn: never): void;
}
