import { defineConfig } from 'vitest/config';
import { WaitingFirst } from './test/support/waiting-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/provide-chromium.ts', 'test/support/provide-redis.ts'],
    // Files share their imports; none leaves anything behind in a module.
    isolate: false,
    // Two cores are busy with three: stories wait for sockets, and other files compute then. A fourth imports more than it helps.
    maxWorkers: 3,
    sequence: { sequencer: WaitingFirst },
    // Most objects of a test die young; with more room for them less time goes into looking for them.
    execArgv: ['--max-semi-space-size=64'],
    // The SDK's reminder about Node 20 is true, and no news in every test file.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Longer than anybody in a test waits for anything, so that what was waited for is named.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second is short on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});
