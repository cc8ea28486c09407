/** Options for `expect.poll`, so that a busy machine does not fail a test. */
export const PATIENTLY = { timeout: 10_000 };
