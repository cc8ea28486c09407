import type { Conversation, User, UserGroup } from './records.ts';

const CALIFORNIA = { id: 'America/Los_Angeles', label: 'Pacific Standard Time', offsetSeconds: -28_800 };
const JAPAN = { id: 'Asia/Tokyo', label: 'Japan Standard Time', offsetSeconds: 32_400 };

export const TEAM = { id: 'T0SANDBOX01', name: 'Sandbox', domain: 'sandbox' } as const;
export const APP = { appId: 'A0SANDBOX01', botId: 'B0SANDBOX01', botUserId: 'U0SANDBOXB1' } as const;

export const USERS: readonly User[] = [
  { userId: 'U0SANDBOXA1', name: 'Ana', handle: 'ana', role: 'member', locale: 'en-US', timeZone: CALIFORNIA },
  { userId: 'U0SANDBOXM1', name: 'Max', handle: 'max', role: 'admin', locale: 'en-US', timeZone: CALIFORNIA },
  { userId: 'U0SANDBOXG1', name: 'Gus', handle: 'gus', role: 'guest', locale: 'en-US', timeZone: CALIFORNIA },
  { userId: 'U0SANDBOXY1', name: 'Yuki', handle: 'yuki', role: 'member', locale: 'ja-JP', timeZone: JAPAN },
];

export const USER_GROUPS: readonly UserGroup[] = [
  { id: 'S0SANDBOXA1', handle: 'mfa-admins', name: 'MFA admins', memberIds: ['U0SANDBOXM1'] },
];

/** Returns further members for load tests: `Member 1`, `Member 2`, and so on. */
export function moreMembers(count: number): User[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const userId = `U0MEMBER${String(number).padStart(3, '0')}`;
    const handle = `member-${number}`;
    return { userId, name: `Member ${number}`, handle, role: 'member', locale: 'en-US', timeZone: CALIFORNIA };
  });
}

/** Returns two channels, the second one with the app as a member, and a DM with the app for each person. */
export function seedConversations(users: readonly User[], botName: string, createdAt: number): Conversation[] {
  const everyone = users.map((user) => user.userId);
  return [
    { channelId: 'C0SANDBOXG1', kind: 'channel', name: 'general', createdAt, memberIds: everyone },
    {
      channelId: 'C0SANDBOXS1',
      kind: 'channel',
      name: 'security-training',
      createdAt,
      memberIds: [...everyone, APP.botUserId],
    },
    ...users.map(
      ({ userId }): Conversation => ({
        channelId: userId.replace('U', 'D'),
        kind: 'app-dm',
        name: botName,
        createdAt,
        memberIds: [userId, APP.botUserId],
      }),
    ),
  ];
}
