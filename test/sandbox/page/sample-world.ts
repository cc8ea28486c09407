import type { AwsView } from '../../../sandbox/aws/view/view-types.ts';
import type { Persona, Screen, ScreenMessage, ScreenModal, Workspace } from '../../../sandbox/slack/person/types.ts';

export const personas: readonly Persona[] = [
  { userId: 'U0ANA', name: 'Ana Silva', role: 'member', locale: 'en-US' },
  { userId: 'U0ADA', name: 'Ada Admin', role: 'admin', locale: 'en-GB' },
  { userId: 'U0GUS', name: 'Gus Guest', role: 'guest', locale: 'en-US' },
  { userId: 'U0YUI', name: '田中 結衣', role: 'member', locale: 'ja-JP' },
];

export const workspace: Workspace = {
  teamId: 'T0SANDBOX',
  teamName: 'Sandbox Inc.',
  appName: 'MFA Demo',
  personas,
  commands: [
    {
      command: '/mfa-demo',
      description: 'Live through MFA-gated AWS access',
      usageHint: 'start | status | stop | cleanup | check | help',
    },
  ],
  shortcuts: [
    { name: 'Book a training', type: 'global', callbackId: 'book' },
    { name: 'Explain this', type: 'message', callbackId: 'explain' },
  ],
  userGroups: [{ id: 'S0TRAINERS', handle: 'trainers', name: 'Trainers', memberIds: ['U0ADA'] }],
};

/** A workspace in which the app is not the demo bot. */
export const otherApp: Workspace = {
  ...workspace,
  appName: 'Lunch',
  commands: [
    { command: '/lunch', description: 'Where to eat', usageHint: '[day]' },
    { command: '/menu', description: 'What there is', usageHint: '' },
  ],
  shortcuts: [],
  hearsMessages: true,
};

export function emptyScreen(me: Persona): Screen {
  return {
    revision: 1,
    me,
    conversations: [
      { channelId: 'C0GENERAL', kind: 'channel', name: 'general', messages: [] },
      { channelId: 'D0APP', kind: 'app-dm', name: 'MFA Demo', messages: [] },
    ],
    modals: [],
    home: null,
    notices: [],
  };
}

export function message(ts: string, changes: Partial<ScreenMessage> = {}): ScreenMessage {
  const plain = { authorName: 'MFA Demo', isFromApp: true, text: '', blocks: [], isEphemeral: false, isEdited: false };
  return { ts, ...plain, ...changes };
}

export const progressBlocks = [
  { type: 'header', block_id: 'head', text: { type: 'plain_text', text: 'Your MFA demo' } },
  {
    type: 'section',
    block_id: 'steps',
    text: {
      type: 'mrkdwn',
      text: ':white_check_mark: User `mfa-demo-k3v9` created\n:white_check_mark: Policy: `s3:*` on `*` only *with MFA*\n:hourglass_flowing_sand: Waiting for the two codes until <!date^1795398000^{date_short_pretty} {time}|later>',
    },
  },
  {
    type: 'context',
    block_id: 'warn',
    elements: [
      { type: 'mrkdwn', text: ':warning: In production prefer IAM roles to IAM users. <https://aws.amazon.com|Why>' },
    ],
  },
];

export const qrBlocks = [
  {
    type: 'section',
    block_id: 'scan',
    text: { type: 'mrkdwn', text: '*1.* Scan this with your authenticator app.\n*2.* Enter *two consecutive codes*.' },
  },
  { type: 'image', block_id: 'qr', slack_file: { id: 'F0QR' }, alt_text: 'QR code for your authenticator app' },
  {
    type: 'actions',
    block_id: 'choices',
    elements: [
      {
        type: 'button',
        action_id: 'enter',
        style: 'primary',
        text: { type: 'plain_text', text: 'Enter codes' },
      },
      {
        type: 'button',
        action_id: 'stop',
        style: 'danger',
        text: { type: 'plain_text', text: 'Stop' },
        confirm: {
          title: { type: 'plain_text', text: 'Stop the demo?' },
          text: { type: 'mrkdwn', text: 'Everything is *removed*.' },
          confirm: { type: 'plain_text', text: 'Stop it' },
          deny: { type: 'plain_text', text: 'Go on' },
        },
      },
    ],
  },
];

export const enrollmentModal: ScreenModal = {
  viewId: 'V0ENROLL',
  title: 'Enroll your device',
  submitLabel: 'Enroll',
  closeLabel: 'Cancel',
  state: 'open',
  errors: {},
  blocks: [
    {
      type: 'section',
      block_id: 'why',
      text: { type: 'mrkdwn', text: 'AWS wants *two codes in a row*: the one you see now and the one after it.' },
    },
    codeInput('first', 'First code', 'The six digits you see now'),
    codeInput('second', 'Second code', 'The next six digits, up to 30 seconds later'),
  ],
};

function codeInput(blockId: string, label: string, hint: string): object {
  return {
    type: 'input',
    block_id: blockId,
    label: { type: 'plain_text', text: label },
    hint: { type: 'plain_text', text: hint },
    element: { type: 'plain_text_input', action_id: 'code', placeholder: { type: 'plain_text', text: '123456' } },
  };
}

export const emptyAws: AwsView = {
  revision: 1,
  accountId: '123456789012',
  region: 'us-east-1',
  users: [],
  mfaDevices: [],
  roles: [],
  managedPolicies: [],
  groups: [],
  buckets: ['audit-logs', 'invoices', 'website'],
  clock: { now: 1_795_396_500_000, offsetSeconds: 0 },
  throttle: { perSecond: null, refused: 0 },
  propagationMs: 8000,
  calls: [],
};

const tags = { 'mfa-demo:demo-id': 'k3v9', 'mfa-demo:deadline': '2026-11-23T02:00:00Z' };
const call = {
  at: 1_795_396_500_000,
  principal: 'mfa-demo-k3v9',
  principalArn: 'arn:aws:iam::123456789012:user/mfa-demo/sandbox/mfa-demo-k3v9',
  httpStatus: 200,
} as const;

export const busyAws: AwsView = {
  ...emptyAws,
  revision: 2,
  users: [
    {
      userName: 'mfa-demo-k3v9',
      path: '/mfa-demo/sandbox/',
      arn: 'arn:aws:iam::123456789012:user/mfa-demo/sandbox/mfa-demo-k3v9',
      createdAt: 1_795_396_480_000,
      tags,
      accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE', status: 'Active', isSettled: false }],
      inlinePolicies: [
        {
          name: 'list-buckets-with-mfa',
          isSettled: true,
          document: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 's3:ListAllMyBuckets',
                Resource: '*',
                Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
              },
            ],
          },
        },
      ],
      attachedPolicies: [],
      mfaSerialNumbers: [],
    },
  ],
  mfaDevices: [
    {
      serialNumber: 'arn:aws:iam::123456789012:mfa/mfa-demo/sandbox/mfa-demo-k3v9',
      createdAt: 1_795_396_481_000,
      tags: {},
      isSettled: true,
    },
  ],
  calls: [
    {
      ...call,
      number: 1,
      service: 'iam',
      operation: 'CreateUser',
      principal: 'sandbox-admin',
      principalArn: 'arn:aws:iam::123456789012:user/sandbox-admin',
      mfa: 'absent',
      result: 'allowed',
    },
    {
      ...call,
      number: 2,
      service: 's3',
      operation: 'ListBuckets',
      mfa: 'absent',
      result: 'denied',
      httpStatus: 403,
      errorCode: 'AccessDenied',
      decision: 'not-allowed',
      reason: 'No statement allowed it: list-buckets-with-mfa asks for aws:MultiFactorAuthPresent, which is absent.',
    },
    {
      ...call,
      number: 3,
      service: 'sts',
      operation: 'GetSessionToken',
      mfa: 'absent',
      result: 'failed',
      httpStatus: 403,
      errorCode: 'InvalidClientTokenId',
      reason: 'The access key is not known yet.',
    },
    {
      ...call,
      number: 4,
      service: 's3',
      operation: 'ListBuckets',
      mfa: 'true',
      result: 'allowed',
      decision: 'allowed',
      statement: { policy: 'list-buckets-with-mfa', label: 'WithMfa' },
      reason: '"WithMfa" of the inline policy list-buckets-with-mfa allows it.',
    },
  ],
};
