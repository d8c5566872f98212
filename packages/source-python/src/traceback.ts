import { isAbsolute, relative, sep } from "node:path";

/** Frames of code that only imports the application, and of the exporters. The error is never there. */
const MACHINERY =
  /^ {2}File "(?:<frozen (?:importlib|runpy)[^"]*>|.*[/\\](?:importlib[/\\]__init__|runpy|mizan_fastapi[/\\]cli|mizan_django[/\\](?:apps|discovery)|django[/\\](?:__init__|apps[/\\]\w+|core[/\\]management[/\\]\w+|utils[/\\]module_loading))\.py)", line/;
/** Modules without a file, installed packages and the standard library. */
const LIBRARY = /^ {2}File "(?:<|.*[/\\](?:(?:site|dist)-packages|lib[/\\]python3\.\d+t?)[/\\])/;
const FRAME = /^ {2}File "(?<file>[^"]+)", line (?<line>\d+)/;
/** An error as mizan's Python packages print it: location and message. The fix is indented below. */
const DEFINITION_ERROR =
  /^(?:mizan_core\.diagnostics\.DefinitionError: |CommandError: )?(?<place>\S[^:]*\.py:\d+): ./;
const MOST_LINES = 80;

/** A Python traceback without the frames of the machinery that led to the application; at most 80 lines. */
export function trimTraceback(text: string): string {
  const lines = text.trimEnd().split(/\r?\n/);
  let isMachinery = false;
  const kept = lines.filter((line) => {
    if (FRAME.test(line)) isMachinery = MACHINERY.test(line);
    else if (!line.startsWith("    ")) isMachinery = false;
    return !isMachinery;
  });
  if (kept.length <= MOST_LINES) return kept.join("\n");
  const half = MOST_LINES / 2;
  const dropped = kept.length - MOST_LINES;
  return [...kept.slice(0, half), `  … ${dropped} lines left out …`, ...kept.slice(-half)].join("\n");
}

/** `file:line` of the application's innermost frame, when the text is a traceback: one below `cwd` if there is any. */
export function innermostFrame(text: string, cwd: string): string | undefined {
  const frames = text
    .split(/\r?\n/)
    .filter((line) => !MACHINERY.test(line) && !LIBRARY.test(line))
    .map((line) => FRAME.exec(line)?.groups)
    .filter((frame) => frame !== undefined);
  const innermost = frames.findLast(({ file = "" }) => isBelow(file, cwd)) ?? frames.at(-1);
  if (innermost === undefined) return undefined;
  const { file, line } = innermost;
  return `${file}:${line}`;
}

function isBelow(file: string, directory: string): boolean {
  const path = relative(directory, file);
  return !isAbsolute(path) && path.split(sep)[0] !== "..";
}

/** `file:line` of the first error in the definition of a function, relative to the directory Python ran in. */
export function firstDefinitionError(text: string): string | undefined {
  const lines = text.split(/\r\n?|\n/);
  const reported = lines.find(
    (line, index) => /^ {4}\S/.test(lines[index + 1] ?? "") && DEFINITION_ERROR.test(line),
  );
  return DEFINITION_ERROR.exec(reported ?? "")?.groups?.["place"];
}
