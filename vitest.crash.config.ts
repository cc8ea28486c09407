import { defineConfig } from 'vitest/config';

/**
 * `CRASH_ONLY=<pattern>` picks points, `CRASH_REPORT=docs/crash-matrix.md` writes the table, `CRASH_WORLDS` at a time.
 * `CRASH_PEOPLE` join the workshop. `CRASH_LESSON` has another lesson played (`assume-role`, `mfa-age`), or a policy tried (`policy-try`).
 */
// biome-ignore lint/style/noProcessEnv: this file is where the run's options come from
const { CRASH_ONLY = '', CRASH_REPORT = '', CRASH_WORLDS = '6', CRASH_LESSON = 'session-token', ...more } = process.env;

// biome-ignore lint/style/noDefaultExport: vitest wants it
export default defineConfig({
  test: {
    include: ['test/crash/*.matrix.ts'],
    globalSetup: ['test/support/provide-redis.ts'],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    provide: { only: CRASH_ONLY, report: CRASH_REPORT, lesson: CRASH_LESSON, people: Number(more.CRASH_PEOPLE ?? 20) },
    maxConcurrency: Number(CRASH_WORLDS),
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
