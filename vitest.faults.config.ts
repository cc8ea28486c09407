import { defineConfig } from 'vitest/config';

/**
 * Options: `FAULTS_ONLY=<pattern>` selects cells, `FAULTS_REPORT=<file>` appends the tables, `FAULTS_WORLDS` is how
 * many tests run at once, `FAULTS_LESSON` selects another lesson.
 */
// biome-ignore lint/style/noProcessEnv: this file reads the options of the run
const { FAULTS_ONLY = '', FAULTS_REPORT = '', FAULTS_WORLDS = '6', FAULTS_LESSON = 'session-token' } = process.env;

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/faults/*.matrix.ts'],
    globalSetup: ['test/support/provide-redis.ts'],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    provide: { only: FAULTS_ONLY, report: FAULTS_REPORT, lesson: FAULTS_LESSON },
    maxConcurrency: Number(FAULTS_WORLDS),
    fileParallelism: false,
    testTimeout: 400_000,
    hookTimeout: 60_000,
  },
});
