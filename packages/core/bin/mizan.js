#!/usr/bin/env node
// Committed, so that `npm install` in this repository can link it before anything is built.
import "../dist/cli.js";
