import { createKernel, type Kernel, type KernelConfig } from "../src/index.ts";
import { startServer, type HttpServer } from "./http-server.ts";

interface OnServer {
  readonly server: HttpServer;
  readonly kernel: Kernel;
}

/** Runs a test's body with a server and a kernel of its own. */
export const onServer =
  (config: KernelConfig, run: (given: OnServer) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const server = await startServer();
    try {
      await run({
        server,
        kernel: createKernel({
          baseUrl: server.baseUrl,
          errorAfter: 1,
          retry: false,
          onError: () => {},
          ...config,
        }),
      });
    } finally {
      await server.close();
    }
  };

/** Gives what a promise rejects with, and fails when it does not. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`resolved with ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );

/** A dehydrated state without the server's time and the age of the data. */
export const withoutTimes = (state: string): string => state.replace(/"time":\d+,|,"age":\d+/g, "");
