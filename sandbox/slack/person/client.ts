import type {
  Clicks,
  Done,
  LooksUp,
  Offered,
  OpensHome,
  Reacts,
  Runs,
  Screen,
  SlackSwitches,
  Submits,
  SwitchOrder,
  TrafficEntry,
  Types,
  Workspace,
} from './types.ts';

/** Acts as one person of the embedded Slack, over HTTP. Works in Node and in a browser. */
export interface PersonClient {
  screen(): Promise<Screen>;
  /**
   * Calls `onScreen` with the current screen and after every change, until `signal` is aborted.
   * @throws Error if the connection is lost
   */
  watch(onScreen: (screen: Screen) => void, signal: AbortSignal): Promise<void>;
  /** Sends a text into a conversation. With `more.threadTs` the text is a reply in this thread. */
  types(channelId: string, text: string, more?: Pick<Types, 'threadTs' | 'isBroadcast'>): Promise<Done>;
  clicks(clicks: Clicks): Promise<Done>;
  submits(submits: Submits): Promise<Done>;
  closes(viewId: string): Promise<Done>;
  /** Runs a global shortcut, or a shortcut of a message. */
  runs(shortcut: Runs): Promise<Done>;
  reacts(reaction: Reacts): Promise<Done>;
  /** Asks the app for the options of an external select menu. */
  looksUp(query: LooksUp): Promise<Offered>;
  opensHome(tab?: OpensHome['tab']): Promise<Done>;
  file(fileId: string): Promise<Uint8Array>;
}

/** Returns a client for one person. `baseUrl` has no slash at the end; it is empty for the server of the page. */
export function connectPerson(baseUrl: string, userId: string): PersonClient {
  const home = `${baseUrl}/_person/${userId}`;
  const act = (verb: string, body: object) => post<Done>(`${home}/${verb}`, body);
  return {
    screen: async () => (await get(`${home}/screen`)).json() as Promise<Screen>,
    watch: (onScreen, signal) => watchEvents(`${home}/screen/stream`, onScreen, signal),
    types: (channelId, text, more) => act('types', { channelId, text, ...more }),
    clicks: (clicks) => act('clicks', clicks),
    submits: (submits) => act('submits', submits),
    closes: (viewId) => act('closes', { viewId }),
    runs: (shortcut) => act('runs', shortcut),
    reacts: (reaction) => act('reacts', reaction),
    looksUp: (query) => post<Offered>(`${home}/looks-up`, query),
    opensHome: (tab) => act('opens-home', { tab }),
    file: async (fileId) => new Uint8Array(await (await get(`${home}/files/${fileId}`)).arrayBuffer()),
  };
}

/** Returns the people, the app and its commands. @throws Error if the embedded Slack refuses the request */
export async function readWorkspace(baseUrl: string): Promise<Workspace> {
  return (await get(`${baseUrl}/_person/workspace`)).json() as Promise<Workspace>;
}

/**
 * Calls `onEntry` with each exchange between Slack and the app, until `signal` is aborted. First come the newest 300
 * exchanges, oldest first, then every new and every changed one.
 */
export function watchTraffic(
  baseUrl: string,
  onEntry: (entry: TrafficEntry) => void,
  signal: AbortSignal,
): Promise<void> {
  return watchEvents(`${baseUrl}/_person/traffic/stream`, onEntry, signal);
}

/** Returns the current switches. @throws Error if the embedded Slack refuses the request */
export async function readSwitches(baseUrl: string): Promise<SlackSwitches> {
  return (await get(`${baseUrl}/_person/switches`)).json() as Promise<SlackSwitches>;
}

/** Sets the given switches, and returns all of them. */
export function setSwitches(baseUrl: string, order: SwitchOrder): Promise<SlackSwitches> {
  return post(`${baseUrl}/_person/switches`, order);
}

async function post<Answer>(url: string, body: object): Promise<Answer> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await (await fetch(url, init)).json()) as Answer;
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The embedded Slack answered ${response.status}`);
  return response;
}

async function watchEvents<Event>(url: string, onEvent: (event: Event) => void, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new Error(`The embedded Slack answered ${response.status}`);
    await readEvents(response.body, (data) => onEvent(JSON.parse(data) as Event));
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
  if (!signal.aborted) throw new Error('The embedded Slack ended the stream');
}

async function readEvents(body: ReadableStream<Uint8Array>, onData: (data: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      if (event.startsWith('data: ')) onData(event.slice('data: '.length));
    }
  }
}
