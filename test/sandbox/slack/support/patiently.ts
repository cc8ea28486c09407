/** Options for `expect.poll` and `vi.waitFor`. The default of `vi.waitFor`, one second, is short on a busy machine. */
export const PATIENTLY = { timeout: 10_000 };
