const { aws, restart, bot } = globalThis.document?.getElementById('root')?.dataset ?? {};

/** The features of this sandbox, which its server writes into the page. */
export const traits = {
  hasAws: aws === 'true',
  canRestart: restart === 'true',
  /**
   * Whether the app is the bot of this repository. Another app has its own icon, and the page shows no phone for it.
   */
  isOurBot: bot !== 'other',
};
