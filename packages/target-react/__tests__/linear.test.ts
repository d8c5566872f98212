import { hostileDocument, runPlugins, superLinear } from "@mizan/core/testing";
import react from "../src/index.ts";

test("a client takes linear time for any text in its document", async () => {
  const build = (text: string) => runPlugins([react({ outDir: "out" })], hostileDocument([`a ${text}`]));
  const pieces = ["\n", " ", "*/", "\n * @", "A_", "_a"];
  expect(await superLinear(build, { pieces, length: 16_000 })).toEqual([]);
});
