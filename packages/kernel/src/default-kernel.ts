import { createKernel, isServer } from "./kernel.ts";
import type { Kernel, KernelConfig } from "./types.ts";

let current: Kernel | undefined;

/** Makes the kernel that a page uses unless it is given another. Throws on a server, where requests would share it. */
export const configure = (config: KernelConfig = {}): Kernel => {
  if (config.server ?? isServer()) {
    throw new Error("configure() is for browsers: on a server, every request needs its own createKernel()");
  }
  return (current = createKernel(config));
};

/** The kernel that `configure` made, or one with every default. Throws on a server. */
export const defaultKernel = (): Kernel => current ?? configure();

/** Fetches the CSRF session of the default kernel now rather than before the first call. */
export const initSession = (): Promise<void> => defaultKernel().initSession();
