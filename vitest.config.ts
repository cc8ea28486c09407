import { defineConfig } from 'vitest/config';
import { WaitingFirst } from './test/support/waiting-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/provide-chromium.ts', 'test/support/provide-redis.ts'],
    // Test files share imported modules, which saves time. No file leaves state in a module.
    isolate: false,
    // Three workers keep two cores busy, because long tests mostly wait for sockets. A fourth worker would cost more
    // time for imports than it saves.
    maxWorkers: 3,
    sequence: { sequencer: WaitingFirst },
    // Most objects of a test are short-lived. With more memory for new objects, V8 collects garbage less often.
    execArgv: ['--max-semi-space-size=64'],
    // Hides the SDK's warning about Node 20, which every test file would print.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Longer than nearly every wait inside a test, so that a failure names the wait.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The default of one second is too short on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});
