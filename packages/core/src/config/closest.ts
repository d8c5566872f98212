import { distance } from "fastest-levenshtein";

/** How much of a word may be wrong for another to count as what was meant. */
const TOLERANCE = 0.4;

/** The candidate that a misspelt word most likely means, if any is near enough. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const ranked = [...candidates]
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(word.length, candidate.length) * TOLERANCE)
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return ranked[0]?.candidate;
}

/** What to say about an option that does not exist: which one was probably meant or else which ones there are. */
export function optionHint(option: string, known: readonly string[]): string {
  const meant = closest(option, known);
  return meant === undefined
    ? `The options are: ${known.join(", ")}.`
    : `Did you mean ${JSON.stringify(meant)}?`;
}
