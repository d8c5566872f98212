import { createKernel, isServer } from "./kernel.ts";
import type { Kernel, KernelConfig } from "./types.ts";

let current: Kernel | undefined;

/** Sets the default kernel of a page. Throws on a server, where all requests would share it. */
export const configure = (config: KernelConfig = {}): Kernel => {
  if (config.server ?? isServer()) {
    throw new Error("configure() is for browsers: on a server, every request needs its own createKernel()");
  }
  return (current = createKernel(config));
};

/** The kernel set by `configure`, or one with default options. Throws on a server. */
export const defaultKernel = (): Kernel => current ?? configure();

/** Fetches the CSRF session of the default kernel now rather than before the first call. */
export const initSession = (): Promise<void> => defaultKernel().initSession();
