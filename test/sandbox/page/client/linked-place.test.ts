import { expect, test } from 'vitest';
import { linkedPlace } from '../../../../sandbox/page/client/desk/linked-place.ts';

const WORKSPACE = { url: 'http://127.0.0.1:4391', teamId: 'T0SANDBOX01' };
const CONVERSATIONS = [
  { channelId: 'C0SANDBOXG1', kind: 'channel' },
  { channelId: 'D0SANDBOXA1', kind: 'app-dm' },
] as const;

test.each<[string, string, string?, string?]>([
  ['http://127.0.0.1:4391/archives/D0SANDBOXA1/p1795909572483000', 'D0SANDBOXA1', '1795909572.483000'],
  [
    'http://127.0.0.1:4391/archives/C0SANDBOXG1/p1795909572483000?thread_ts=1.000000&cid=C0SANDBOXG1',
    'C0SANDBOXG1',
    '1795909572.483000',
    '1.000000',
  ],
  [
    'http://127.0.0.1:4391/archives/C0SANDBOXG1/p1795909572483000?thread_ts=1795909572.483000&cid=C0SANDBOXG1',
    'C0SANDBOXG1',
    '1795909572.483000',
  ],
  ['http://127.0.0.1:4391/archives/C0SANDBOXG1', 'C0SANDBOXG1'],
  ['https://slack.com/app_redirect?app=A0SANDBOX01&team=T0SANDBOX01', 'D0SANDBOXA1'],
])('the link %s leads to a conversation of this workspace', (href, channelId, ts?: string, threadTs?: string) => {
  expect(linkedPlace(href, WORKSPACE, CONVERSATIONS)).toEqual({ channelId, ts, threadTs });
});

test.each([
  ['another workspace', 'http://127.0.0.1:4392/archives/D0SANDBOXA1/p1795909572483000'],
  ['a conversation that this person does not have', 'http://127.0.0.1:4391/archives/D0SANDBOXM1/p1795909572483000'],
  ['another team', 'https://slack.com/app_redirect?app=A0SANDBOX01&team=T0ANOTHER01'],
  ['a page somewhere else', 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html'],
  ['a text that is not an address', 'nowhere'],
])('the link to %s does not lead to a conversation of this workspace', (_, href) => {
  expect(linkedPlace(href, WORKSPACE, CONVERSATIONS)).toBeUndefined();
});
