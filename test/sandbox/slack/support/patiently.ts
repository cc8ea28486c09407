/** Options for `expect.poll` and `vi.waitFor`: ten seconds, so that a test does not fail on a busy machine. */
export const PATIENTLY = { timeout: 10_000 };
