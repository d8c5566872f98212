import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { project, python, removeProjects } from "../../source-python/__tests__/project.ts";

afterEach(removeProjects);

const PACKAGES = fileURLToPath(new URL("../../", import.meta.url));

const APP = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from mizan_core import client
from mizan_fastapi import install

@client
def add(left: int, right: int) -> int:
    return left + right

app = FastAPI(title="Sums", version="1.2.3")
app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://app.example"],
    allow_credentials=True,
    allow_methods=["*"],
    allow_headers=["Content-Type", "X-CSRFToken"],
)
install(app, prefix="/v2/mizan")
`;

const CONFIG = JSON.stringify({
  plugins: [
    ["@mizan/source-fastapi", { module: "app", python }],
    ["@mizan/target-typescript", { outDir: "client" }],
  ],
});

async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  await new Promise((resolve) => child.once("close", resolve));
  return text;
}

/** Runs `body` with the address of the application, served by uvicorn. */
async function serving(cwd: string, body: (address: string) => Promise<void>): Promise<void> {
  const args = ["-m", "uvicorn", "--port", "0", "--no-access-log", "app:app"];
  const server = spawn(python, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  try {
    let said = "";
    const address = await new Promise<string>((resolve, reject) => {
      server.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        said += chunk;
        const found = /running on (http:\/\/\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      server.once("close", () => reject(new Error(said)));
    });
    await body(address);
  } finally {
    server.kill();
  }
}

test("mizan doctor checks the Python of an application, and asks the running application", async () => {
  const root = project({ "package.json": "{}", "app.py": APP, "mizan.config.json": CONFIG });
  mkdirSync(join(root, "node_modules/@mizan"), { recursive: true });
  for (const name of ["core", "source-fastapi", "target-typescript"])
    symlinkSync(join(PACKAGES, name), join(root, "node_modules/@mizan", name));
  const mizan = (...args: string[]): Promise<string> =>
    run(process.execPath, [join(PACKAGES, "core/bin/mizan.js"), ...args], root);
  await mizan("build");
  await serving(root, async (address) => {
    const doctor = (origin: string) => mizan("doctor", "--url", address, "--origin", origin);
    const shown = (await doctor("https://app.example")).replaceAll(address, "http://backend");
    expect(
      shown
        .replace(/3\.\d+\.\d+ .*/, "3")
        .replace(/ \d+ packages of.*/, "")
        .replace(/: mizan-client.*/, ""),
    ).toBe(
      `ok       Node: ${process.versions.node}
ok       npm packages:
ok       Config: mizan.config.json (mizan:source-fastapi, mizan:target-typescript)
ok       Python: 3
ok       Python packages
ok       Document: 1 function, 0 contexts
ok       Output: client is up to date
ok       Backend: http://backend/v2/mizan/session/ responds
ok       CORS: https://app.example may call the backend

0 problems, 0 warnings.
`,
    );
    expect(await doctor("https://other.example")).toContain(
      "problem  CORS: Browsers keep pages of https://other.example from calling the backend: " +
        "responses have no Access-Control-Allow-Origin; OPTIONS call/ is refused (400).\n",
    );
  });
});
