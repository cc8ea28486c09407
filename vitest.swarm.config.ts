import { defineConfig } from 'vitest/config';

/** `SWARM_PEOPLE` play at once; every `SWARM_KILL_SECONDS` a bot is killed. */
// biome-ignore lint/style/noProcessEnv: this file is where the run's options come from
const { SWARM_PEOPLE = '50', SWARM_KILL_SECONDS = '10' } = process.env;

// biome-ignore lint/style/noDefaultExport: vitest wants it
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
