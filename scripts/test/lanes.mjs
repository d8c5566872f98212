/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {boolean} [isAlone] It drives browsers or many users, so that it takes the whole machine.
 * @property {(context: { folder: string }) => Promise<import("./run-suite.mjs").Outcome>} run
 */

/**
 * The order in which suites run: the stages one after another, the lanes of a stage side by side, the suites of a
 * lane one after another.
 *
 * @param {Suite[]} suites
 * @returns {Suite[][][]}
 */
export function stages(suites) {
  const alone = suites.filter(({ isAlone }) => isAlone);
  const python = suites.filter(({ isAlone, name }) => !isAlone && name.startsWith("pytest"));
  const rest = suites.filter((suite) => !alone.includes(suite) && !python.includes(suite));
  return [[rest, python], [alone]];
}
