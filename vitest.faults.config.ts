import { defineConfig } from 'vitest/config';

/** `FAULTS_ONLY=<pattern>` picks cells, `FAULTS_REPORT=docs/fault-matrix.md` appends the tables, `FAULTS_WORLDS` at a time. `FAULTS_LESSON`: another lesson. */
// biome-ignore lint/style/noProcessEnv: this file is where the run's options come from
const { FAULTS_ONLY = '', FAULTS_REPORT = '', FAULTS_WORLDS = '6', FAULTS_LESSON = 'session-token' } = process.env;

// biome-ignore lint/style/noDefaultExport: vitest wants it
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
