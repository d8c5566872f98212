/**
 * npm start [-- <example>] [--once]
 *
 * Installs what is missing, builds, writes the example's client and starts its backend and its page. With
 * --once it loads the page and its data one time through HTTP instead, prints a summary, and ends. An example that is
 * a program runs once and ends, in any case.
 */
import { parseArgs } from "node:util";
import { Failure, main } from "./program.mjs";
import { buildClient, buildPackages } from "./setup/build.mjs";
import { checkNodeVersion, ensureNodeModules } from "./setup/node.mjs";
import { ensureRuntime } from "./setup/python.mjs";
import { listExamples, readExample } from "./start/examples.mjs";
import { lookOnce } from "./start/look.mjs";
import { startServers, stopAll, USUAL_PORTS } from "./start/servers.mjs";

const USAGE = "Usage: npm start [-- <example>] [--once]";

await main(async () => {
  const { help, once, name } = readArguments();
  if (help) return console.log(`${USAGE}\nThe examples are:\n  ${listExamples().join("\n  ")}`);
  checkNodeVersion();
  const example = readExample(name);
  await Promise.all([ensureNodeModules(), ensureRuntime()]);
  await buildPackages();
  await buildClient(example.directory);
  await (once || example.program !== undefined ? lookOnce(example) : serve(example));
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      // npm takes only the first of several `--` for itself
      args: process.argv.slice(2).filter((argument) => argument !== "--"),
      options: { once: { type: "boolean" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    const [name, second] = positionals;
    if (second !== undefined) throw new Error(`One example at a time; "${second}" is one too many.`);
    return { help: values.help ?? false, once: values.once ?? false, name };
  } catch (error) {
    throw new Failure(`${error.message}\n${USAGE}`);
  }
}

async function serve(example) {
  const { url, backendUrl, services } = await startServers(example, { echo: true, ports: USUAL_PORTS });
  console.log(
    `\n${example.title}\n\n  ${url}\n\n${example.welcome} The API is at ${backendUrl}/api/mizan; Ctrl-C ends both.\n`,
  );
  try {
    await Promise.race(services.map((service) => service.untilStopped()));
  } finally {
    await stopAll(services);
  }
}
