import { visible } from "../render/invisible.ts";

// https://learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved with any extension, in any case.
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
// eslint-disable-next-line no-control-regex -- control characters are wanted here
const FORBIDDEN = /[<>:"|?*\u0000-\u001f]/;
// With the flag `u`, this does not match a pair.
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;
/** The longest file name, in bytes, of the file systems in common use. */
const MAX_NAME_BYTES = 255;

/** Why a path of an output file cannot be used on every system, or undefined when it can. */
export function pathProblem(file: string): string | undefined {
  if (file === "") return "it is empty";
  if (file.includes("\\")) return "it has a backslash; write `/`";
  if (file.startsWith("/") || /^[a-z]:/i.test(file)) return "it is absolute";
  for (const name of file.split("/")) {
    const problem = nameProblem(name);
    if (problem !== undefined) return problem;
  }
  return file.toLowerCase() === MANIFEST_NAME ? "it is the name of mizan's own manifest" : undefined;
}

/** The file in which an output directory records what mizan wrote there. */
export const MANIFEST_NAME = ".mizan-manifest.json";

function nameProblem(name: string): string | undefined {
  if (name === "") return "it has an empty name between two slashes or at the end";
  if (name === "." || name === "..") return `it has \`${name}\``;
  const character = FORBIDDEN.exec(name)?.[0];
  if (character !== undefined) return `${JSON.stringify(character)} is not allowed in file names on Windows`;
  if (RESERVED.test(name)) return `${JSON.stringify(name)} is a reserved name on Windows`;
  if (/[. ]$/.test(name)) return `${JSON.stringify(name)} ends with a dot or a space, which Windows drops`;
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return `a name in it is longer than ${MAX_NAME_BYTES} bytes`;
  if (LONE_SURROGATE.test(name)) return "it contains half a surrogate pair";
  return visible(name) === name
    ? undefined
    : `${JSON.stringify(visible(name))} contains an invisible character`;
}
