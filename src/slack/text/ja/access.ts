import type { Text } from '../en.ts';

export const access: Text['access'] = {
  guest:
    'デモではチームの AWS アカウントにテストユーザーを作成するため、ゲストの方は開始できません。2 分ほどで終わりますので、通常メンバーの方に見せてもらってください。',
  notInvited: (admins) =>
    `現在の権限ではデモを開始できません。${admins} に追加を依頼してから、もう一度お試しください。`,
  notInvitedNobodyKnown:
    '現在の権限ではデモを開始できません。ボットの管理者に追加を依頼してから、もう一度お試しください。',
  otherChannel: (channels) =>
    `デモを開始できるチャンネルは ${channels} です。そこで \`/mfa-demo start\` と入力してください。`,
  full: (most) => `現在 ${most} 人がデモを利用中のため、新しく開始できません。数分後にもう一度お試しください。`,
  tooSoon: (seconds) => `先ほどデモを開始したばかりです。次のデモは、あと ${seconds} 秒で開始できます。`,
  tryAgain: 'もう一度試す',
};
