import { join } from "node:path";
import { Checks } from "../checks.mjs";
import { missingCargo } from "../../setup/cargo.mjs";
import { run } from "../../process/run.mjs";
import { root } from "../../program.mjs";
import { buildClient } from "../../setup/build.mjs";
import { listExamples, readExample, typeScript } from "../../start/examples.mjs";
import { runCommand } from "../../start/program-example.mjs";
import { lookOnce } from "../../start/look.mjs";

const bin = (path) => join(root, "node_modules", path);

/** What `npm start -- <example> --once` does, for each example, and the tests of the guide's page about testing. */
export const examples = {
  name: "examples",
  isAlone: true,
  async run() {
    const checks = new Checks();
    for (const example of listExamples().map((name) => readExample(name))) {
      if (example.program !== undefined) {
        await runExample(checks, example);
        continue;
      }
      await compile(checks, example);
      await checks.check(`${example.name} is served`, () => lookOnce(example, { print: () => {} }));
    }
    await testComponents(checks, {
      name: "testing",
      directory: join(root, "examples/testing"),
      check: typeScript,
    });
    return checks.outcome();
  },
};

const compile = (checks, { name, directory, check: [program, ...args] }) =>
  checks.check(`${name} compiles with its client`, async () => {
    await buildClient(directory);
    await run(process.execPath, [bin(program), ...args], { cwd: directory });
  });

async function runExample(checks, example) {
  const { name, directory, program } = example;
  const missing = program.command[0] === "cargo" ? await missingCargo() : undefined;
  if (missing) return checks.skip(name, missing);
  await checks.check(`${name} compiles with its client`, async () => {
    await buildClient(directory);
    await runCommand(program.check, directory);
  });
  if (program.format !== undefined) {
    await checks.check(`${name} is formatted`, () => runCommand(program.format, directory));
  }
  if (program.test !== undefined) {
    await checks.check(`the tests of ${name} pass`, () => runCommand(program.test, directory));
  }
  await checks.check(`${name} runs`, () => lookOnce(example, { print: () => {} }));
}

async function testComponents(checks, example) {
  const node = (...args) => run(process.execPath, args, { cwd: example.directory });
  await compile(checks, example);
  await checks.check("components are tested with Vitest", () => node(bin("vitest/vitest.mjs"), "run"));
  await checks.check("components are tested with Jest", () =>
    node("--experimental-vm-modules", bin("jest/bin/jest.js")),
  );
}
