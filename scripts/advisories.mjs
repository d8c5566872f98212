#!/usr/bin/env node
/**
 * Asks the OSV database (https://google.github.io/osv.dev/post-v1-querybatch/) for advisories about the lowest version
 * of each dependency that the published packages allow:
 *
 *     npm run advisories
 *
 * It needs the network, and its result changes without any change here, so it is not part of `npm test`. `OSV_API` is
 * the address of another database with the same interface.
 */
import { main, Failure } from "./program.mjs";
import { lowestVersions } from "./advisories/lowest-versions.mjs";

const address = new URL("/v1/querybatch", process.env.OSV_API ?? "https://api.osv.dev");

await main(async () => {
  const lowest = lowestVersions();
  const results = await advisories(lowest);
  const affected = lowest.flatMap(({ name, version, file }, index) => {
    const known = (results[index].vulns ?? []).map(({ id }) => id);
    return known.length === 0 ? [] : [`${file}: ${name} ${version} has ${known.join(", ")}`];
  });
  if (affected.length > 0) {
    const hint =
      "Raise the lower bounds. https://osv.dev/vulnerability/ID names the first version without the fault.";
    throw new Failure(`${affected.join("\n")}\n\n${hint}`);
  }
  console.log(`No advisory for the lowest versions of ${lowest.length} dependencies.`);
});

/** The results have the order of the queries. */
async function advisories(lowest) {
  const queries = lowest.map(({ ecosystem, name, version }) => ({ package: { ecosystem, name }, version }));
  let response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ queries }),
      signal: AbortSignal.timeout(60_000),
    });
  } catch (error) {
    throw new Failure(
      `${address.host} cannot be reached: ${error.cause?.message ?? error.message}. Nothing was checked.`,
    );
  }
  if (!response.ok)
    throw new Failure(`${address.host} replied with ${response.status}. Nothing was checked.`);
  const { results } = await response.json();
  if (results?.length !== lowest.length)
    throw new Failure(`${address.host} did not reply to each query. Nothing was checked.`);
  return results;
}
