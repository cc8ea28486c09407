import { connectPerson } from '../../../slack/person/client.ts';
import type { Clicks, Done, LooksUp, Offered, Reacts, Runs, Submits, Types } from '../../../slack/person/types.ts';

/** What one person can do; each answers with a sentence when it could not be done, else `undefined`. */
export interface PersonActions {
  /** `more` makes it a reply in a thread. */
  types(channelId: string, text: string, more?: Pick<Types, 'threadTs' | 'isBroadcast'>): Promise<string | undefined>;
  clicks(clicks: Clicks): Promise<string | undefined>;
  submits(submits: Submits): Promise<string | undefined>;
  closes(viewId: string): Promise<string | undefined>;
  runs(shortcut: Runs): Promise<string | undefined>;
  reacts(reaction: Reacts): Promise<string | undefined>;
  /** Asks the app for the options of a menu. */
  looksUp(query: LooksUp): Promise<Offered>;
  /** Looks at the Home of the app, or at its messages. */
  opensHome(tab: 'home' | 'messages'): Promise<string | undefined>;
}

/** The actions of this person; `onTrouble` hears what could not be done, in the words `noAnswer` if nobody answers. */
export function personActions(userId: string, noAnswer: string, onTrouble: (sentence: string) => void): PersonActions {
  const client = connectPerson('', userId);
  const report = async (doing: Promise<Done>) => {
    const trouble = await troubleOf(doing, noAnswer);
    if (trouble) onTrouble(trouble);
    return trouble;
  };
  return {
    types: (channelId, text, more) => report(client.types(channelId, text, more)),
    clicks: (clicks) => report(client.clicks(clicks)),
    submits: (submits) => report(client.submits(submits)),
    closes: (viewId) => report(client.closes(viewId)),
    runs: (shortcut) => report(client.runs(shortcut)),
    reacts: (reaction) => report(client.reacts(reaction)),
    looksUp: (query) => client.looksUp(query).catch(() => ({ ok: false, error: noAnswer })),
    // An app may have no Home: nothing to tell the person about.
    opensHome: (tab) => troubleOf(client.opensHome(tab), noAnswer),
  };
}

async function troubleOf(doing: Promise<Done>, noAnswer: string): Promise<string | undefined> {
  try {
    const done = await doing;
    return done.ok ? undefined : done.error;
  } catch {
    return noAnswer;
  }
}
