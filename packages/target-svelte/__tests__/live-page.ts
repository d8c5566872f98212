import { type HttpServer, startServer } from "../../kernel/__tests__/http-server.ts";
import { createClient, type Kernel, setMizan } from "./__golden__/world/index.ts";
import { initialise } from "./initialise.svelte.ts";

/** The components of a test, below one that provides the client of a live server. */
export class LivePage {
  server!: HttpServer;
  kernel!: Kernel;
  #unmount: (() => void) | undefined;

  /** Starts a server for each test of the file. */
  constructor() {
    beforeEach(async () => {
      this.server = await startServer();
      this.kernel = createClient({ baseUrl: this.server.baseUrl, retry: false });
    });
    afterEach(async () => {
      this.unmount();
      await this.server.close();
    });
  }

  /** Initialises components inside each other. The first is outermost. */
  below(...setups: (() => void)[]): void {
    this.#unmount = initialise(() => setMizan({ kernel: this.kernel }), ...setups);
  }

  /** The result of a function that a component calls while it is initialised. */
  use<Result>(call: () => Result, ...above: (() => void)[]): Result {
    let result!: Result;
    this.below(...above, () => void (result = call()));
    return result;
  }

  unmount(): void {
    this.#unmount?.();
    this.#unmount = undefined;
  }
}
