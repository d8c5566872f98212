/** node render-on-server.mjs <what renderPage takes, as JSON>: prints its result. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compileJsx } from "../jest.solid.mjs";

const compiledForServer = {
  name: "solid",
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx$/ }, ({ path }) => ({
      contents: compileJsx(readFileSync(path, "utf8"), path, "ssr"),
      loader: "ts",
    }));
  },
};

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("server-page.tsx", import.meta.url))],
  bundle: true,
  platform: "node",
  format: "esm",
  plugins: [compiledForServer],
  write: false,
});
const { renderPage } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
console.log(JSON.stringify(await renderPage(JSON.parse(process.argv[2]))));
