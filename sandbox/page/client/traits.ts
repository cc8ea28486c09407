const { aws, restart, bot } = globalThis.document?.getElementById('root')?.dataset ?? {};

/** The features of this sandbox, which its server writes into the page. */
export const traits = {
  hasAws: aws === 'true',
  canRestart: restart === 'true',
  /** Whether the app is the bot of this repository. Another app has no phone here and its own icon. */
  isOurBot: bot !== 'other',
};
