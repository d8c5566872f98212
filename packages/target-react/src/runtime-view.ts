/** `runtime.tsx` is the same for every document. */
export type RuntimeView = Readonly<Record<string, never>>;

export const runtimeView: RuntimeView = {};
