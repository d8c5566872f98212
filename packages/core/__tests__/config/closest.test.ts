import { closest } from "../../src/config/closest.ts";

test("of several near words the nearest is meant, whatever their order", async () => {
  const names = ["@mizan/target-rust", "@mizan/target-react", "@mizan/target-vue"];
  expect(await closest("@mizan/target-reakt", names)).toBe("@mizan/target-react");
  expect(await closest("@mizan/target-reakt", names.reverse())).toBe("@mizan/target-react");
});

test("case is no difference, and of equals the first in the alphabet is meant", async () => {
  expect(await closest("PLUGINS", ["plugins"])).toBe("plugins");
  expect(await closest("abcx", ["abcz", "abcy"])).toBe("abcy");
});

test("a word that nothing resembles means nothing", async () => {
  expect(await closest("outDir", ["plugins", "document"])).toBeUndefined();
  expect(await closest("x", [])).toBeUndefined();
});
