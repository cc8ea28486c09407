const { aws, restart, bot } = globalThis.document?.getElementById('root')?.dataset ?? {};

/** What this sandbox has, as its server wrote it into the page. */
export const traits = {
  hasAws: aws === 'true',
  canRestart: restart === 'true',
  /** Whether the app is the bot of this repository: another one has no use for the phone, and a mark of its own. */
  isOurBot: bot !== 'other',
};
