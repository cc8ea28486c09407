import { connectPerson } from '../../../slack/person/client.ts';
import type { Clicks, Done, LooksUp, Offered, Reacts, Runs, Submits, Types } from '../../../slack/person/types.ts';

/** The actions of one person. All except `looksUp` return a sentence if they failed, else undefined. */
export interface PersonActions {
  /** Sends a text. With `more.threadTs` it is a reply in this thread. */
  types(channelId: string, text: string, more?: Pick<Types, 'threadTs' | 'isBroadcast'>): Promise<string | undefined>;
  clicks(clicks: Clicks): Promise<string | undefined>;
  submits(submits: Submits): Promise<string | undefined>;
  closes(viewId: string): Promise<string | undefined>;
  runs(shortcut: Runs): Promise<string | undefined>;
  reacts(reaction: Reacts): Promise<string | undefined>;
  /** Asks the app for the options of a menu. */
  looksUp(query: LooksUp): Promise<Offered>;
  /** Tells Slack that the person opens a tab of the app. */
  opensHome(tab: 'home' | 'messages'): Promise<string | undefined>;
}

/**
 * Returns the actions of this person. `onTrouble` is called with the sentence of each failure, except for `looksUp` and
 * `opensHome`; `noAnswer` is the sentence for a request that got no answer.
 */
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
    // A failure is not shown to the person: some apps have no Home, and this is no problem for the person.
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
