import { root } from "../../repository.mjs";
import { readText, trackedFiles } from "./tracked-files.mjs";

const HOMES = /(?:^|[^\w.-])(?:\/home\/[\w.-]+\/|\/Users\/[\w.-]+\/|\/root\/|[A-Z]:\\Users\\)/;
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|zip|gz|whl|tgz)$/;

/** Nothing in the repository knows where somebody's copy of it lies. */
export function checkMachinePaths() {
  return trackedFiles()
    .filter((path) => !BINARY.test(path))
    .flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line, index) =>
          HOMES.test(line) || line.includes(`${root}/`)
            ? [`${path}:${index + 1}: a path of one machine: ${line.trim().slice(0, 120)}`]
            : [],
        ),
    );
}
