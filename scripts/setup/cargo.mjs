/** Rust: a Cargo that is new enough, and the native kernel of Python clients, which it compiles. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { attempt, run } from "../process/run.mjs";
import { root } from "../program.mjs";
import { environment, installOnce, python } from "./python.mjs";

/** The environment of Cargo: what compiles in this repository shares its dependencies. */
export const CARGO = { CARGO_TARGET_DIR: join(root, "target"), CARGO_TERM_COLOR: "never" };

const MINIMUM = [1, 85];
const kernel = join(root, "crates", "mizan-kernel");

/** What to install; undefined if Cargo is new enough. */
export async function missingCargo() {
  const { code, output } = await attempt("cargo", ["--version"]);
  const version = /^cargo (\d+)\.(\d+)/m.exec(output)?.slice(1).map(Number) ?? [];
  const isNewEnough = version[0] > MINIMUM[0] || (version[0] === MINIMUM[0] && version[1] >= MINIMUM[1]);
  if (code === 0 && isNewEnough) return undefined;
  const found = code === 0 ? `Found ${output.trim()}.` : "Found none.";
  return `The Rust crates need cargo ${MINIMUM.join(".")} or newer. ${found} Install it from https://rustup.rs`;
}

/**
 * Builds the Python module `mizan_kernel` and installs it into `.venv`, unless its sources are those of the last time.
 * @returns {Promise<{ missing?: string }>} `missing` tells what to install.
 */
export async function ensureNativeKernel() {
  const missing = await missingCargo();
  if (missing) return { missing };
  await installOnce({
    name: "native kernel",
    files: [join(root, "Cargo.toml"), join(root, "Cargo.lock"), ...sources()],
    install: (hasUv) =>
      run(python, ["-m", "maturin", "develop", "--quiet", ...(hasUv ? ["--uv"] : [])], {
        cwd: kernel,
        env: {
          VIRTUAL_ENV: environment,
          // Of its own: maturin and Cargo would compile all of PyO3 anew after each other.
          CARGO_TARGET_DIR: join(CARGO.CARGO_TARGET_DIR, "python"),
        },
      }),
  });
  return {};
}

/** What the wheel is made of. */
function sources() {
  const files = ["Cargo.toml", "pyproject.toml", "mizan_kernel.pyi", "py.typed"].map((name) =>
    join(kernel, name),
  );
  const rust = readdirSync(join(kernel, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return [...files, ...rust.sort()];
}
