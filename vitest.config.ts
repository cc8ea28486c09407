import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/provide-chromium.ts', 'test/support/provide-redis.ts'],
    // The SDK's reminder about Node 20 is true, and no news in every test file.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Most tests wait for sockets and clocks, not for a core.
    maxWorkers: 4,
    // Files share their imports; none leaves anything behind in a module.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second is short on a busy machine.
    expect: { poll: { timeout: 10_000 } },
  },
});
