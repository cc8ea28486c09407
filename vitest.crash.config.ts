import { defineConfig } from 'vitest/config';

/**
 * Options: `CRASH_ONLY=<pattern>` selects points, `CRASH_REPORT=<file>` writes the table, `CRASH_WORLDS` is how many
 * tests run at once, `CRASH_PEOPLE` is the size of the workshop, `CRASH_LESSON` selects another lesson (`assume-role`,
 * `mfa-age`) or the try of a policy (`policy-try`).
 */
// biome-ignore lint/style/noProcessEnv: this file reads the options of the run
const { CRASH_ONLY = '', CRASH_REPORT = '', CRASH_WORLDS = '6', CRASH_LESSON = 'session-token', ...more } = process.env;

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
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
