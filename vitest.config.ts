import { defineConfig } from 'vitest/config';

/** Stories and servers: they wait for sockets and timers most of the time. */
const WAITING = ['test/e2e/**', 'test/sandbox/page/**', 'test/sandbox/main.test.ts', 'test/queue/**', 'test/state/**'];
const TESTS = ['test/**/*.test.ts', 'test/**/*.test.tsx'];

const common = {
  // Files share their imports; none leaves anything behind in a module.
  isolate: false,
  // The SDK's reminder about Node 20 is true, and no news in every test file.
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  // Longer than anybody in a test waits for anything, so that what was waited for is named.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A second is short on a busy machine.
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/provide-chromium.ts', 'test/support/provide-redis.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'computing',
          include: TESTS,
          exclude: WAITING,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'waiting',
          include: WAITING.map((place) => place.replace(/\*\*$/, '**/*.test.{ts,tsx}')),
          maxWorkers: 4,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
