const NAMESPACE = "json-first";

/**
 * Loads parse-json only for a text that is not JSON, to say where the mistake is. cosmiconfig reads every package.json
 * with it, and it loads packages that print code in colours.
 */
export const jsonFirst = {
  name: "JSON.parse before parse-json",
  setup(build) {
    build.onResolve({ filter: /^parse-json$/ }, ({ path, namespace, resolveDir }) =>
      namespace === NAMESPACE ? undefined : { path, namespace: NAMESPACE, pluginData: resolveDir },
    );
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ pluginData: resolveDir }) => ({
      contents: `
        module.exports = (text) => {
          try {
            return JSON.parse(text);
          } catch {
            return require("parse-json")(text);
          }
        };`,
      resolveDir,
    }));
  },
};
