const { aws, restart, bot } = globalThis.document?.getElementById('root')?.dataset ?? {};

/** The features of this sandbox, which its server writes into the page. */
export const traits = {
  hasAws: aws === 'true',
  canRestart: restart === 'true',
  /** Whether the app is the bot of this repository. For another app, the page shows no phone and not the bot's icon. */
  isOurBot: bot !== 'other',
};
