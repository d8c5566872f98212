/** `runtime.tsx` is the same for every document. */
export type RuntimeView = Readonly<Record<never, never>>;

export const runtimeView: RuntimeView = {};
