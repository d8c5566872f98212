import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const root = join(import.meta.dirname, "..", "..");
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

for (const project of ["e2e", "examples/fastapi-react"]) {
  test(`${project} compiles against its generated client`, async () => {
    test.setTimeout(60_000);
    const complaints = await new Promise<string>((resolve) => {
      execFile(process.execPath, [tsc, "--noEmit", "-p", join(root, project)], (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });
    expect(complaints).toBe("");
  });
}
