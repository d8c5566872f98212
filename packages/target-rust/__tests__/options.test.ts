import { DiagnosticError } from "@mizan/core";
import { completeDocument } from "@mizan/core/testing";
import { emit } from "./emit.ts";
import rust from "../src/index.ts";

const message = (options: unknown): string => {
  try {
    rust(options as never);
  } catch (error) {
    if (error instanceof DiagnosticError)
      return error.diagnostics.map(({ code, message: text }) => `${code} ${text}`).join();
  }
  return "valid";
};

test.each([
  [undefined, "MZ4015 mizan:target-rust needs an object of options."],
  [{}, 'MZ4015 mizan:target-rust needs "outDir", the directory for the generated files.'],
  [{ outDir: 5 }, 'MZ4015 "outDir" of mizan:target-rust must be a path, not 5.'],
  [{ outDir: "a", crat: "b" }, 'MZ4015 mizan:target-rust has no option "crat". Did you mean "crate"?'],
  [{ outDir: "src/9" }, 'MZ4015 "9" cannot be the name of a crate; set "crate" of mizan:target-rust.'],
  [
    { outDir: "a", crate: "std" },
    'MZ4015 "std" cannot be the name of a crate; set "crate" of mizan:target-rust.',
  ],
  [
    { outDir: "a", crate: "a b" },
    'MZ4015 "a b" cannot be the name of a crate; set "crate" of mizan:target-rust.',
  ],
  [
    { outDir: "a", crate: "type" },
    'MZ4015 "type" cannot be the name of a crate; set "crate" of mizan:target-rust.',
  ],
  [
    { outDir: "a", version: "1" },
    'MZ4015 "version" of mizan:target-rust must be a version such as "1.2.0", not "1".',
  ],
  [{ outDir: "crates/tracker-client/" }, "valid"],
])("the options %j: %s", (options, expected) => {
  expect(message(options)).toBe(expected);
});

test("the crate has the name and the version of the options", async () => {
  const files = await emit(completeDocument(), {
    outDir: "x",
    crate: "tracker-client",
    version: "2.0.0-rc.1",
  });
  expect(files["Cargo.toml"]).toContain('name = "tracker-client"\nversion = "2.0.0-rc.1"\n');
  expect(files["src/client.rs"]).toContain("/// use tracker_client::{Client, Error};");
});
