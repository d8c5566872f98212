#!/usr/bin/env node
// The command of @mizan/core under the name that `npx mizan` looks for where nothing is installed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const manifest = createRequire(import.meta.url).resolve("@mizan/core/package.json");
const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
void import(new URL(bin.mizan, pathToFileURL(manifest)).href);
