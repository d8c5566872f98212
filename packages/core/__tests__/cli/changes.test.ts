import { getEventListeners } from "node:events";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Changes } from "../../src/cli/changes.ts";

describe("the changes of watched files", () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "mizan-changes-")));
  const file = join(directory, "clients.py");
  const changes = new Changes();

  beforeAll(async () => {
    writeFileSync(file, "");
    await changes.watch([file]);
  });

  afterAll(async () => {
    await changes.close();
    rmSync(directory, { recursive: true });
  });

  test("are reported repeatedly without leaving listeners on the signal", async () => {
    const { signal } = new AbortController();
    for (const text of ["1", "22", "333"]) {
      const next = changes.next(signal);
      writeFileSync(file, text);
      expect([...(await next)]).toEqual([file]);
    }
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("are no longer awaited after the signal is aborted", async () => {
    const stop = new AbortController();
    const next = changes.next(stop.signal);
    stop.abort(new Error("enough"));
    await expect(next).rejects.toThrow("enough");
    await expect(changes.next(stop.signal)).rejects.toThrow("enough");
  });
});
