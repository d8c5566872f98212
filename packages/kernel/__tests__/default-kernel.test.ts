import { configure, defaultKernel, initSession } from "../src/index.ts";
import { onServer } from "./on-server.ts";

describe("the default kernel of a page", () => {
  test("exists without being configured, and is one", () => {
    const kernel = defaultKernel();
    expect(defaultKernel()).toBe(kernel);
  });

  test(
    "is the one that configure made",
    onServer({}, async ({ server }) => {
      const kernel = configure({ baseUrl: server.baseUrl });
      expect(defaultKernel()).toBe(kernel);
      await initSession();
      expect(server.newLabels()).toEqual(["GET session/"]);
    }),
  );

  test("cannot be configured for a server", () => {
    expect(() => configure({ server: true })).toThrow(
      "configure() works in browsers only: on a server, call createKernel() for each request",
    );
  });
});
