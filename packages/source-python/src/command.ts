/** A command as a person would type it, from the folder it runs in. */
export function displayCommand(words: readonly string[], cwd: string): string {
  return `cd ${quote(cwd)} && ${displayWords(words)}`;
}

export function displayWords(words: readonly string[]): string {
  return words.map(quote).join(" ");
}

function quote(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
