/** Neither a window nor a worker's scope: Node, Deno, Bun or an edge runtime, where one process serves many people. */
export const isServer = (): boolean => typeof window === "undefined" && !("importScripts" in globalThis);
