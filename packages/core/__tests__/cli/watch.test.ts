import type { ChildProcess } from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DOCUMENT } from "../support/plugins.ts";
import { mizan, project, type Outcome } from "../support/command.ts";
import { generated, write } from "../support/temp-directory.ts";

const titled = (title: string) => JSON.stringify({ ...DOCUMENT, info: { title, version: "1" } });

interface Watching {
  /** Resolves with all that was printed, once the command has printed the text so many times. */
  printed(text: string, times: number): Promise<string>;
  /** The same, once the command waits for changes for the given time in all. */
  waiting(times: number): Promise<string>;
  stop(signal?: NodeJS.Signals): Promise<Outcome>;
}

function watch(root: string, args: readonly string[] = []): Watching {
  let printed = "";
  let child: ChildProcess | undefined;
  const outcome = mizan(root, ["build", "--watch", ...args], {
    during: (process) => {
      child = process;
      for (const stream of [process.stdout, process.stderr])
        stream?.on("data", (text: string) => (printed += text));
    },
  });
  const until = async (text: string, times: number): Promise<string> => {
    const deadline = Date.now() + 120_000;
    while (printed.split(text).length <= times) {
      if (Date.now() > deadline) throw new Error(`it printed only:\n${printed}`);
      await sleep(20);
    }
    return printed;
  };
  return {
    printed: until,
    waiting: (times) => until("Waiting for changes.", times),
    stop: (signal = "SIGINT") => (child?.kill(signal), outcome),
  };
}

const out = (root: string) => generated(path.join(root, "out"))["index.ts"];

describe("mizan build --watch", () => {
  test("builds again when the document changes, and exits with 0 on Ctrl-C", async () => {
    const root = project();
    const watching = watch(root);
    await watching.waiting(1);
    write(root, "document.json", titled("Two"));
    await watching.waiting(2);
    expect(out(root)).toBe("// Two\n");
    expect(await watching.stop()).toMatchObject({
      code: 0,
      stdout: "+ out/index.ts\nWrote 1 added.\n~ out/index.ts\nWrote 1 changed.\n",
      stderr: "Waiting for changes. Press Ctrl-C to stop.\n".repeat(2),
    });
  });

  test("continues after the document becomes invalid or is deleted, and is restored", async () => {
    const root = project();
    const watching = watch(root);
    await watching.waiting(1);
    write(root, "document.json", "{");
    expect(await watching.waiting(2)).toContain(
      "error MZ2005 document-not-json [mizan:document, loadSource]",
    );
    rmSync(path.join(root, "document.json"));
    expect(await watching.waiting(3)).toContain(
      "error MZ2002 document-unreadable [mizan:document, loadSource]",
    );
    expect(out(root)).toBe("// Test\n");
    write(root, "document.json", titled("Back"));
    await watching.waiting(4);
    expect(out(root)).toBe("// Back\n");
    await watching.stop();
  });

  test("reloads a config when it or a file that it imports changes", async () => {
    const config = (sign: string) => `import { name } from "./name.mjs";
export default { document: "document.json", plugins: [
  { name, apiVersion: 1, apply: (api) => api.hooks.emit.tap(name, (context) =>
    context.output("out").file("index.ts", "${sign} " + name + "\\n")) } ] };`;
    const root = project({ "name.mjs": 'export const name = "one";', "mizan.config.mjs": config("//") });
    const watching = watch(root);
    await watching.waiting(1);
    write(root, "name.mjs", 'export const name = "two";');
    await watching.waiting(2);
    expect(out(root)).toBe("// two\n");
    write(root, "mizan.config.mjs", "export default {");
    expect(await watching.waiting(3)).toContain("error MZ1003");
    write(root, "mizan.config.mjs", config("///"));
    await watching.waiting(4);
    expect(out(root)).toBe("/// two\n");
    expect(await watching.stop()).toMatchObject({ code: 0 });
  });

  test("waits for a config that is deleted", async () => {
    const root = project();
    const watching = watch(root);
    await watching.waiting(1);
    const config = readFileSync(path.join(root, "mizan.config.mjs"), "utf8");
    rmSync(path.join(root, "mizan.config.mjs"));
    await watching.printed("mizan.config.mjs was deleted. Waiting until there is a config again.", 1);
    write(root, "mizan.config.mjs", config.replace('"// "', '"/// "').replace('"1"', '"2"'));
    await watching.waiting(2);
    expect(out(root)).toBe("/// Test\n");
    expect(await watching.stop()).toMatchObject({ code: 0 });
  });

  test("finds a config that is renamed", async () => {
    const root = project();
    const watching = watch(root);
    await watching.waiting(1);
    renameSync(path.join(root, "mizan.config.mjs"), path.join(root, "mizan.config.mts"));
    expect(await watching.waiting(2)).toContain("Up to date.");
    expect(await watching.stop()).toMatchObject({ code: 0 });
  });

  test("watches the directories that a source names, but not the files that tools write there", async () => {
    const source = `export default { plugins: [{ name: "app", apiVersion: 1, apply: (api) =>
  api.hooks.loadSource.tap("app", (context) => {
    context.watch("app");
    context.addDocument(${JSON.stringify(DOCUMENT)}, "app");
  }) }] };`;
    const root = project({ "mizan.config.mjs": source, "app/sub/main.py": "1" });
    const watching = watch(root);
    await watching.waiting(1);
    write(root, "app/__pycache__/main.pyc", "1");
    write(root, "app/.cache/x", "1");
    await sleep(500);
    write(root, "app/sub/main.py", "2");
    await watching.waiting(2);
    await sleep(300);
    expect((await watching.stop()).stderr.match(/Waiting/g)).toHaveLength(2);
  });

  test("asks a server again for its document, with the ETag of the latest one", async () => {
    let [title, asked, sent] = ["Test", 0, 0];
    const server = createServer((request, response) => {
      asked += 1;
      const etag = JSON.stringify(title);
      if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();
      sent += 1;
      response.writeHead(200, { etag }).end(titled(title));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const root = project();
    const config = readFileSync(path.join(root, "mizan.config.mjs"), "utf8");
    write(root, "mizan.config.mjs", config.replace('"document.json"', `"http://127.0.0.1:${port}/"`));
    const watching = watch(root);
    try {
      await watching.waiting(1);
      while (asked < 3) await sleep(20);
      expect(sent).toBe(1);
      title = "Two";
      await watching.waiting(2);
      expect(out(root)).toBe("// Two\n");
    } finally {
      await watching.stop();
      server.close();
    }
  });

  test("--force overwrites an edited file in the first build only, not after a restart", async () => {
    const root = project();
    await mizan(root, ["build"]);
    write(root, "out/index.ts", "edited");
    const watching = watch(root, ["--force"]);
    await watching.waiting(1);
    expect(out(root)).toBe("// Test\n");
    write(root, "out/index.ts", "edited");
    write(root, "document.json", titled("Two"));
    expect(await watching.waiting(2)).toContain("error MZ5006");
    const config = readFileSync(path.join(root, "mizan.config.mjs"), "utf8");
    write(root, "mizan.config.mjs", `${config}\n`);
    expect(await watching.waiting(3)).toMatch(/error MZ5006[^]*error MZ5006/);
    expect(out(root)).toBe("edited");
    await watching.stop();
  });

  test.each(["SIGTERM", "SIGHUP"] as const)("ends by %s", async (signal) => {
    const watching = watch(project());
    await watching.waiting(1);
    expect(await watching.stop(signal)).toMatchObject({ code: null, signal });
  });

  test("--json prints one line for each build", async () => {
    const root = project();
    const watching = watch(root, ["--json"]);
    await watching.printed("}\n", 1);
    await sleep(300);
    const { stdout } = await watching.stop();
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([{ ok: true }]);
  });

  test("ends with Ctrl-C at once while the config waits for something", async () => {
    const config = 'console.log("slow"); await new Promise((done) => setTimeout(done, 60_000));';
    let began = 0;
    const outcome = await mizan(project({ "mizan.config.mjs": config }), ["build", "--watch"], {
      during: (child) =>
        child.stderr?.once("data", () => {
          began = Date.now();
          child.kill("SIGINT");
        }),
    });
    expect(outcome).toMatchObject({ code: 0, stderr: "slow\n" });
    expect(Date.now() - began).toBeLessThan(50_000); // and not when the config has waited
  });

  test("ends at once when there is nothing to watch", async () => {
    expect(
      await mizan(project({ "mizan.config.mjs": "" }), ["build", "--watch", "-c", "missing.mjs"]),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error MZ1002 config-file-missing: .*missing\.mjs does not exist\.\n/),
    });
  });
});
