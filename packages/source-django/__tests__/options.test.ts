import django, { type DjangoOptions } from "../src/index.ts";
import { checkOptions } from "../src/options.ts";
import { diagnosticOf } from "../../source-python/__tests__/project.ts";

describe("options", () => {
  test("all have defaults", () => {
    expect(checkOptions({})).toEqual({ manage: "manage.py", cwd: ".", timeout: 60 });
  });

  test.each([
    [[], 'The option "manage" of the Django source cannot be read: the options are not an object.'],
    [{ manage: "" }, 'The option "manage" of the Django source must be a path.'],
    [
      { settings: "shop/settings.py" },
      'The option "settings" of the Django source is "shop/settings.py", which is not a dotted Python module.',
    ],
    [{ setings: "x" }, 'The option "setings" of the Django source does not exist.'],
    [{ cwd: 1 }, 'The option "cwd" of the Django source must be a path.'],
    [{ timeout: 0 }, 'The option "timeout" of the Django source must be a number of seconds greater than 0.'],
  ])("%j is rejected when the config is read", async (options, message) => {
    const diagnostic = await diagnosticOf(() => django(options as unknown as DjangoOptions));
    expect(diagnostic).toMatchObject({ code: "MZ2110", plugin: "mizan:source-django", message });
  });

  test.each([
    ["setings", 'Did you mean "settings"?'],
    ["module", "The options are: manage, settings, cwd, python, timeout."],
  ])("the hint for the unknown option %s suggests a name or lists all options", async (option, hint) => {
    const options = { [option]: "x" } as unknown as DjangoOptions;
    expect(await diagnosticOf(() => django(options))).toMatchObject({ hint });
  });
});
