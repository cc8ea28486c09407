import { defineConfig } from 'vitest/config';

/** Options: `SWARM_PEOPLE` is how many people play at once; a bot is killed every `SWARM_KILL_SECONDS` seconds. */
// biome-ignore lint/style/noProcessEnv: this file reads the options of the run
const { SWARM_PEOPLE = '50', SWARM_KILL_SECONDS = '10' } = process.env;

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/swarm/*.matrix.ts'],
    globalSetup: ['test/support/provide-redis.ts'],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    provide: { people: Number(SWARM_PEOPLE), killSeconds: Number(SWARM_KILL_SECONDS) },
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
