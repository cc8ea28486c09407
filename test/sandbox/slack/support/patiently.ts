/** For `expect.poll`: a busy machine must not decide a story. */
export const PATIENTLY = { timeout: 10_000 };
