import { getEventListeners } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Changes } from "../../src/cli/changes.ts";

describe("the changes of watched files", () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "mizan-changes-")));
  const file = join(directory, "clients.py");
  const changes = new Changes();

  beforeAll(async () => {
    writeFileSync(file, "");
    await changes.watch([{ path: file }]);
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

  test("are only those that matter", async () => {
    const names = ["backend", "backend/pkg", "backend/env", "backend/.git", "other"];
    for (const name of names) mkdirSync(join(directory, name));
    writeFileSync(join(directory, "backend/env/pyvenv.cfg"), "");
    writeFileSync(join(directory, "backend/old.py"), "");
    const watched = new Changes();
    await watched.watch([
      { path: join(directory, "backend"), only: { extension: ".py", created: true } },
      { path: join(directory, "other"), only: { extension: ".py" } },
    ]);
    const change = (name: string): string => (
      writeFileSync(join(directory, name), "1"),
      join(directory, name)
    );
    try {
      const unrelated = ["app.log", "old.py", "env/x.py", ".git/x.py"].map((name) =>
        change(`backend/${name}`),
      );
      unrelated.push(change("other/db.sqlite3"));
      const related = ["backend/new.py", "backend/pkg/new.py", "other/new.py"].map(change);
      const seen = new Set<string>();
      while (seen.size < related.length)
        for (const one of await watched.next(new AbortController().signal)) seen.add(one);
      expect([...seen].sort()).toEqual(related.sort());
      expect(unrelated.filter((one) => seen.has(one))).toEqual([]);
    } finally {
      await watched.close();
    }
  });

  test("are no longer awaited after the signal is aborted", async () => {
    const stop = new AbortController();
    const next = changes.next(stop.signal);
    stop.abort(new Error("enough"));
    await expect(next).rejects.toThrow("enough");
    await expect(changes.next(stop.signal)).rejects.toThrow("enough");
  });
});
