import type { TrafficEntry } from '../../../sandbox/slack/person/types.ts';

const at = 1_795_396_500_000;

export const sampleTraffic: readonly TrafficEntry[] = [
  {
    number: 1,
    at,
    direction: 'to-app',
    kind: 'slash_commands',
    summary: '/mfa-demo start',
    person: 'U0ANA',
    status: 'answered',
    tookMs: 12,
    payload: { command: '/mfa-demo', text: 'start', user_id: 'U0ANA', token: '••••••' },
    answer: {},
  },
  {
    number: 2,
    at: at + 900,
    direction: 'from-app',
    kind: 'chat.postMessage',
    summary: 'to D0APP: Your demo',
    person: 'U0ANA',
    status: 'failed',
    tookMs: 3,
    payload: { channel: 'D0APP', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Your demo' } }] },
    answer: { ok: false, error: 'ratelimited' },
  },
  {
    number: 3,
    at: at + 4000,
    direction: 'to-app',
    kind: 'interactive:block_actions',
    summary: 'Ada presses “Stop”',
    person: 'U0ADA',
    status: 'too-late',
    tookMs: 3000,
    payload: { type: 'block_actions', actions: [{ action_id: 'stop' }] },
  },
  {
    number: 4,
    at: at + 5000,
    direction: 'to-app',
    kind: 'interactive:view_submission',
    summary: 'Ana submits “Enroll your device”',
    person: 'U0ANA',
    status: 'waiting',
    payload: { type: 'view_submission', view: { state: { values: { first: { code: { value: '••••••' } } } } } },
  },
];
