import { createKernel } from "./kernel.ts";
import { isServer } from "./page.ts";
import type { Kernel, KernelConfig } from "./types.ts";

let current: Kernel | undefined;

/** Sets the default kernel of a page. Throws on a server, where all requests would share it. */
export const configure = (config: KernelConfig = {}): Kernel => {
  if (config.server ?? isServer()) {
    throw new Error("configure() works in browsers only: on a server, call createKernel() for each request");
  }
  return (current = createKernel(config));
};

/** The kernel set by `configure`, or one with default options. Throws on a server. */
export const defaultKernel = (): Kernel => current ?? configure();

/** Fetches the CSRF session of the default kernel now rather than before the first call. */
export const initSession = (): Promise<void> => defaultKernel().initSession();
