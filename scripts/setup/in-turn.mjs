let last = Promise.resolve();

/**
 * Runs installations one after another. Suites that run at the same time may need the same program, and a second
 * apt-get or pip would fail. `install` looks first whether the one before it has installed the program.
 *
 * @template T
 * @param {() => Promise<T>} install
 * @returns {Promise<T>}
 */
export function inTurn(install) {
  const turn = last.then(install);
  last = turn.catch(() => {});
  return turn;
}
