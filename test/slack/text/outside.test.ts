import { expect, test } from 'vitest';
import { readSources } from '../../support/read-sources.ts';
import { literalSentencesOf } from './literal-sentences.ts';

const NAME_OF_DATA = 'the name of a saved value, which people do not read';
const FOR_OPERATORS = 'part of an error or a line of the log';
const OF_THE_DOCTOR = 'part of the report of the doctor, which an operator reads in the terminal';

/** Texts outside the catalogs that read like sentences, and why they are there. Do not add others: use the catalogs. */
const KNOWN: Readonly<Record<string, string>> = {
  'api/files-api.ts: the upload': FOR_OPERATORS,
  'api/slack-call.ts: invalid slack file': 'what Slack says',
  'api/slack-call.ts: the app token (SLACK_APP_TOKEN)': FOR_OPERATORS,
  'api/slack-call.ts: the bot token (SLACK_BOT_TOKEN)': FOR_OPERATORS,
  'bolt/http-forms.ts: a request was refused unread: a proxy or gateway in front of the bot must forward it to /slack/events unchanged':
    FOR_OPERATORS,
  'bolt/http-transport.ts: a request with a time in the future was refused: check the clock of this machine':
    FOR_OPERATORS,
  'bolt/http-transport.ts: cannot be used (…)': FOR_OPERATORS,
  'bolt/http-transport.ts: is in use by another program': FOR_OPERATORS,
  'bolt/socket-news.ts: Slack allows ten connections for one app, and ten are open (too_many_websockets): stop bots that are not needed, or wait a minute until Slack closes broken connections.':
    FOR_OPERATORS,
  'bolt/socket-news.ts: Slack ended the connection of the bot (…).': FOR_OPERATORS,
  'bolt/socket-news.ts: Socket Mode is off for this app (link_disabled): switch it on under "Socket Mode", or set SLACK_TRANSPORT=http.':
    FOR_OPERATORS,
  'bolt/socket-news.ts: no reason given': FOR_OPERATORS,
  'bolt/socket-transport.ts: The socket to Slack could not be opened (…): a proxy or a firewall may not let WebSockets pass.':
    FOR_OPERATORS,
  'bolt/try-connection.ts: could not be opened': OF_THE_DOCTOR,
  'bolt/try-connection.ts: does not answer': OF_THE_DOCTOR,
  'bolt/try-connection.ts: was closed at once': OF_THE_DOCTOR,
  'connect.ts: , because the proxy (HTTPS_PROXY) answered …': FOR_OPERATORS,
  'scenarios/session-token/forms.ts: long-term key': NAME_OF_DATA,
  'scenarios/session-token/forms.ts: session without MFA': NAME_OF_DATA,
  'scenarios/session-token/forms.ts: session with MFA': NAME_OF_DATA,
  'views/explain/explained-call.ts: temporary credentials': NAME_OF_DATA,
  'tell/turn-notice.ts: turn notice': NAME_OF_DATA,
  'self-check.ts: the user …': OF_THE_DOCTOR,
  'self-check.ts: the user group …': OF_THE_DOCTOR,
  'self-check.ts: the channel …': OF_THE_DOCTOR,
};

/**
 * Folders that are not searched: the catalogs, and the errors about Slack's refusals, which operators read in English.
 */
const NOT_LOOKED_AT = ['src/slack/text/', 'src/slack/api/refusals/'];

test('every sentence for people is in the catalogs', async () => {
  const isLookedAt = ({ path }: { path: string }) => !NOT_LOOKED_AT.some((folder) => path.startsWith(folder));
  const sources = (await readSources('src/slack')).filter(isLookedAt);
  expect(sources.length).toBeGreaterThan(120);
  const found = sources.flatMap((source) =>
    literalSentencesOf(source).map(({ said }) => `${source.path.slice('src/slack/'.length)}: ${said.split('\n')[0]}`),
  );
  expect(found.toSorted()).toEqual(Object.keys(KNOWN).toSorted());
});

test.each([
  [`section('Your demo is over.')`, 'Your demo is over.'],
  [`section(\`Ends at \${time}.\`)`, 'Ends at ….'],
  [`button({ text: 'Stop' })`, 'Stop'],
  [`button({ text: isOver ? 'Again' : text.stop })`, 'Again'],
  [`section('終了')`, '終了'],
  [`const lines = ['*Take away*', names.join(', ')]`, '*Take away*'],
  ['tell(new Error(text), "It did not work")', 'It did not work'],
])('a sentence is found: %s', (code, sentence) => {
  expect(literalSentencesOf({ path: 'a.ts', text: `\n${code};` })).toEqual([{ said: sentence, line: 2 }]);
});

test.each([
  `type Kind = 'a demo' | 'no demo';`,
  `import { a } from 'some module';`,
  `throw new ConfigError('Slack does not know this token.');`,
  `parts.logger.warn({ reason }, 'the person could not be shown a failure');`,
  `button({ type: 'button', text: text.stop, action_id: 'stop' })`,
  `placeholder({ type: 'plain_text', text: '123 456' })`,
  `\`\${who} · \${where}\``,
  `// Your demo is over.`,
])('a text that is not a sentence for people in Slack is not found: %s', (code) => {
  expect(literalSentencesOf({ path: 'a.ts', text: code })).toEqual([]);
});
