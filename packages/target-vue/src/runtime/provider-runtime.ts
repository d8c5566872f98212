import {
  defineComponent,
  type DefineSetupFnComponent,
  provide as provideToDescendants,
  type SlotsType,
} from "vue";
import type { ContextOptions } from "@mizan/kernel";
import { type ProvidedContext, useInstance, useInstanceState } from "./context-runtime.ts";
import { useKernel } from "./runtime.ts";

export type ProviderProps<Params extends object> = Params & {
  readonly options?: ContextOptions | undefined;
};

/** A component that loads a context for everything in its slot. */
export type Provider<Params extends object> = DefineSetupFnComponent<
  ProviderProps<Params>,
  [],
  SlotsType<{ default?: () => unknown }>
>;

/** A prop of any type. */
export const prop = null;

/** Undefined when it is left out; Vue's default for booleans is false. */
export const booleanProp: { readonly type: BooleanConstructor; readonly default: undefined } = {
  type: Boolean,
  default: undefined,
};

/** @param props the parameters of the context */
export function defineProvider<Data extends object, Params extends object>(
  context: ProvidedContext<Data, Params>,
  props: Readonly<Record<string, typeof prop | typeof booleanProp>>,
): Provider<Params> {
  return defineComponent({
    name: context.name,
    props: { ...props, options: prop },
    setup(given, { slots }) {
      const current = given as unknown as ProviderProps<Params>;
      const kernel = useKernel();
      const instance = useInstance(
        () => context.open(kernel, current),
        () => current.options,
      );
      useInstanceState(instance);
      provideToDescendants(context.nearest, instance);
      return () => slots["default"]?.();
    },
  }) as unknown as Provider<Params>;
}
