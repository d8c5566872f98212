/**
 * What every framework layer of the kernel must do, as data that any test runner can run. Each scenario has a server in
 * memory and a clock of its own, and fails on requests and renders that it does not expect.
 */
import { toFormScript } from "./form-page.ts";
import { formSubmissions } from "./form-submissions.ts";
import { formValues } from "./form-values.ts";
import { globalScripts } from "./global.ts";
import { hydrating } from "./hydrating.ts";
import { identity } from "./identity.ts";
import { invalidating } from "./invalidating.ts";
import { lifetime } from "./lifetime.ts";
import { mutating } from "./mutating.ts";
import { mutationStores } from "./mutation-stores.ts";
import { outliving } from "./outliving.ts";
import { parts } from "./parts.ts";
import { reading } from "./reading.ts";
import { recovering } from "./recovering.ts";
import { revalidating } from "./revalidating.ts";
import { toScenario, type Scenario } from "./stage.ts";
import { suspending } from "./suspending.ts";

export { ScenarioError } from "./assert.ts";
export { createActivity, startClock, type Activity, type Clock } from "./clock.ts";
export { contactFormFields, type ContactFormValues, type Receipt } from "./contact-form.ts";
export type * from "./driver.ts";
export { createServer, type Arrival, type Held, type ScriptedServer } from "./server.ts";
export type { Scenario } from "./stage.ts";
export { shownName, until } from "./views.ts";
export { envelope, type ScriptedResponse, type World } from "./world.ts";

export const scenarios: readonly Scenario[] = [
  ...reading,
  ...parts,
  ...invalidating,
  ...mutating,
  ...mutationStores,
  ...identity,
  ...revalidating,
  ...recovering,
  ...suspending,
  ...outliving,
  ...globalScripts,
  ...hydrating,
  ...lifetime,
  ...formValues.map(toFormScript),
  ...formSubmissions.map(toFormScript),
].map(toScenario);
