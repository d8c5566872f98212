import {
  attack,
  expect,
  expectName,
  forgeryNames,
  openProject,
  test,
} from "../../fixtures/foreign-attack.ts";
import { trackerBackends } from "../../servers.ts";

// Each forgery opens its own page.
test.slow();

// Cookies ignore ports: another port is another origin of the same site, whose requests have the session cookie.
const sites = { "an origin of the same site": "127.0.0.1", "another site": "localhost" };

const notAllowed = { method: "OPTIONS", hasSession: false, status: 405, code: "BAD_REQUEST" };

for (const [site, host] of Object.entries(sites)) {
  test(`a page of ${site} changes nothing`, async ({ page, context, csrf }) => {
    const title = `Untouched from ${host}`;
    const id = await openProject(page, title);
    // Without a token, the content type is the defence.
    const refusal = csrf ? { status: 403, code: "CSRF_FAILED" } : { status: 415, code: "BAD_REQUEST" };
    const refused = { method: "POST", hasSession: host === "127.0.0.1", ...refusal };
    for (const name of forgeryNames) {
      const attempts = await attack(
        context,
        name,
        host,
        csrf ? trackerBackends.django : trackerBackends.fastapi,
        id,
      );
      const needsPreflight = ["fetch of JSON", "a beacon of JSON"].includes(name);
      expect(attempts, name).toEqual([needsPreflight ? notAllowed : refused]);
      await expectName(page, title);
    }
  });
}
