/** @jest-environment node */
import { jest } from "@jest/globals";
import { isTemporary, readRetryAfter, retryPause } from "../src/retry.ts";

const withRandom = (value: number): void => void jest.spyOn(Math, "random").mockReturnValue(value);
afterEach(() => void jest.restoreAllMocks());

test.each([
  [408, true],
  [429, true],
  [500, true],
  [503, true],
  [501, false],
  [404, false],
  [403, false],
])("status %i is temporary: %s", (status, expected) => {
  expect(isTemporary({ status })).toBe(expected);
});

test("pauses double from retryDelay to 30 seconds, and may be shorter by half", () => {
  const pauses = (): number[] => [1, 2, 3, 7, 50].map((failures) => retryPause({}, {}, failures));
  withRandom(0);
  expect(pauses()).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  withRandom(0.5);
  expect(pauses()).toEqual([375, 750, 1_500, 22_500, 22_500]);
  expect(retryPause({ retryDelay: 40 }, {}, 1)).toBe(30);
});

test("a pause is never shorter than Retry-After, and may be longer by half", () => {
  const pause = (): number => retryPause({}, { retryAfter: 60_000 }, 1);
  withRandom(0);
  expect(pause()).toBe(60_000);
  withRandom(0.5);
  expect(pause()).toBe(75_000);
});

test("Retry-After is seconds or a date", () => {
  jest.spyOn(Date, "now").mockReturnValue(Date.parse("2026-01-01T00:00:00Z"));
  expect(
    ["120", "Thu, 01 Jan 2026 00:01:00 GMT", "Thu, 01 Jan 2015 00:00:00 GMT", "soon", "-1", "", null].map(
      readRetryAfter,
    ),
  ).toEqual([120_000, 60_000, 0, 0, 0, 0, 0]);
});
