import { build, type BuildOptions } from "esbuild";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const gzip = (contents: Uint8Array): number => gzipSync(contents, { level: 9 }).byteLength;

/**
 * Bundles and minifies pages of a golden client, as an application would.
 * @param client its directory, with a slash at its end
 * @param options those of the framework, such as `external` and `plugins`
 * @returns a function for a page, which may replace files of the client by their names
 */
export const pageBundler =
  (client: URL, options: BuildOptions) =>
  async (contents: string, files: ReadonlyMap<string, string> = new Map()): Promise<Uint8Array> => {
    const { outputFiles } = await build({
      ...options,
      stdin: { contents, resolveDir: fileURLToPath(client) },
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      write: false,
      plugins: [
        {
          name: "client",
          setup: ({ onLoad }) =>
            onLoad({ filter: /__golden__/ }, ({ path }) => {
              const file = files.get(basename(path));
              return file === undefined ? null : { contents: file, loader: "tsx" };
            }),
        },
        ...(options.plugins ?? []),
      ],
    });
    return outputFiles[0]!.contents;
  };
