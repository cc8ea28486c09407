import type { Text } from '../en.ts';

export const report: Text['report'] = {
  removed: '*削除したリソース*',
  left: '*残っているリソース*',
  things: (count) => `${count} 件`,
  nothingToRemove: 'なし (AWS には何もありませんでした)',
  nothingLeft: (time) => `:white_check_mark: 0 件 (${time} に AWS で確認)`,
  someLeft: (count, time) => `:warning: ${count} 件 (${time} の AWS の一覧)`,
  noReceipt: 'AWS には何も作成していません。',
  duration: (minutes, seconds) => (minutes > 0 ? `所要時間 ${minutes} 分 ${seconds} 秒` : `所要時間 ${seconds} 秒`),
  more: (count) => `… ほか ${count} 件`,
  kind: {
    'inline-policy': 'インラインポリシー',
    'attached-policy': 'アタッチ済みポリシー',
    'access-key': 'アクセスキー',
    'mfa-device-binding': 'MFA デバイスの割り当て',
    'virtual-mfa-device': '仮想 MFA デバイス',
    'login-profile': 'コンソールのパスワード',
    'ssh-key': 'SSH キー',
    'signing-certificate': '署名証明書',
    'service-credential': 'サービス固有の認証情報',
    'group-membership': 'グループへの所属',
    user: 'IAM ユーザー',
    'role-inline-policy': 'ロールのインラインポリシー',
    'role-attached-policy': 'ロールのアタッチ済みポリシー',
    role: 'IAM ロール',
  },
};
