import { join } from "node:path";
import { run } from "../../process/run.mjs";
import { root, step } from "../../program.mjs";
import { mizanProgram } from "../../setup/build.mjs";
import { ensureNodeModules } from "../../setup/node.mjs";
import { ensureChromium } from "../../setup/programs.mjs";
import { Checks } from "../checks.mjs";
import { runPlaywright } from "./e2e.mjs";

const directory = join(root, "e2e", "apps", "frameworks");
const bin = (path) => join(directory, "node_modules", path);
const mizan = mizanProgram(join(root, "packages", "core"));
const vueTsc = join(root, "node_modules", "vue-tsc", "bin", "vue-tsc.js");

/** What builds each application, and checks its types where the build does not. */
const APPS = {
  next: [[bin("next/dist/bin/next"), "build"]],
  nuxt: [
    [bin("nuxt/bin/nuxt.mjs"), "build"],
    [vueTsc, "--noEmit"],
  ],
  sveltekit: [
    [bin("vite/bin/vite.js"), "build"],
    [bin("svelte-check/bin/svelte-check"), "--fail-on-warnings"],
  ],
};
const env = { NEXT_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1" };

/** Applications of Next, Nuxt and SvelteKit: built for production, then opened in Chromium. */
export const frameworks = {
  name: "frameworks",
  isAlone: true,
  async run(context) {
    const chromium = await ensureChromium();
    if (chromium.missing) {
      return { passed: 0, failed: 0, skipped: 1, isSkipped: true, code: 0, output: chromium.missing };
    }
    await ensureNodeModules(directory);
    const checks = new Checks();
    for (const [name, commands] of Object.entries(APPS)) {
      await checks.check(`the application of ${name} is built`, () =>
        step(name, async () => {
          const options = { cwd: join(directory, name), env };
          await run(process.execPath, [mizan, "build", "--quiet"], options);
          for (const command of commands) await run(process.execPath, command, options);
        }),
      );
    }
    const built = checks.outcome();
    if (built.failed > 0) return built;
    const specs = await runPlaywright(context, chromium, { config: "frameworks.config.ts" });
    return { ...specs, passed: built.passed + specs.passed };
  },
};
