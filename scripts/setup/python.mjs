import { Failure } from "../failure.mjs";
import { attempt } from "../process/run.mjs";

const MINIMUM = [3, 11];
const PROBE = `import json, sys, importlib.util as u
print(json.dumps([list(sys.version_info[:3]), all(u.find_spec(m) for m in ("venv", "ensurepip"))]))`;

/** Where Python 3.11 or newer may be: `PYTHON` first, then the names on PATH. */
function candidates() {
  const names = process.platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];
  const versioned = ["python3.14", "python3.13", "python3.12", "python3.11"].map((name) => [name]);
  return process.env["PYTHON"] ? [[process.env["PYTHON"]]] : [...names, ...versioned];
}

/**
 * Finds a Python that can make virtual environments.
 * @returns {Promise<string[]>} the command and its first arguments.
 */
export async function findPython() {
  const seen = [];
  for (const [command, ...args] of candidates()) {
    const { code, output } = await attempt(command, [...args, "-c", PROBE]);
    if (code !== 0) continue;
    const [version, canMakeVenv] = JSON.parse(output);
    const isNewEnough = version[0] > MINIMUM[0] || (version[0] === MINIMUM[0] && version[1] >= MINIMUM[1]);
    if (isNewEnough && canMakeVenv) return [command, ...args];
    seen.push(`  ${command}: ${version.join(".")}${isNewEnough ? ", without the venv module" : ", too old"}`);
  }
  const found = seen.length > 0 ? `Found:\n${seen.join("\n")}` : "Found none.";
  throw new Failure(
    `mizan needs Python 3.11 or newer with its venv module. ${found}\n` +
      "On Debian and Ubuntu: apt-get install python3 python3-venv. Elsewhere: https://www.python.org/downloads\n" +
      "Set PYTHON to the path of another one.",
  );
}
