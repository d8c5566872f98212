import type { NextConfig } from "next";

const config: NextConfig = {
  // The paths of the backend end in a slash.
  skipTrailingSlashRedirect: true,
};

export default config;
