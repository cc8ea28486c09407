import type { Clicks, Done, Submits, Types } from '../../slack/person-types.ts';

/** What one person can do; each answers with a sentence when it could not be done, else `undefined`. */
export interface PersonActions {
  types(body: Types): Promise<string | undefined>;
  clicks(body: Clicks): Promise<string | undefined>;
  submits(body: Submits): Promise<string | undefined>;
  closes(body: { readonly viewId: string }): Promise<string | undefined>;
  opensHome(): Promise<string | undefined>;
}

/** The actions of this person, spoken to the embedded Slack. */
export function personActions(userId: string): PersonActions {
  return {
    types: (body) => post(userId, 'types', body),
    clicks: (body) => post(userId, 'clicks', body),
    submits: (body) => post(userId, 'submits', body),
    closes: (body) => post(userId, 'closes', body),
    opensHome: () => post(userId, 'opens-home', {}),
  };
}

async function post(userId: string, action: string, body: object): Promise<string | undefined> {
  try {
    const response = await fetch(`/_person/${encodeURIComponent(userId)}/${action}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const done = (await response.json()) as Done;
    return done.ok ? undefined : done.error;
  } catch {
    return 'The sandbox did not answer.';
  }
}
