/** @jest-environment ../../jest.env-browser.mjs */
import { testRenders } from "../../target-typescript/__tests__/counted-renders.ts";
import { countedPages } from "./counted-pages.tsx";

testRenders(countedPages);
