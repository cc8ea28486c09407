import type { Text } from '../en.ts';

export const report: Text['report'] = {
  proofsTitle: '*S3 の応答*',
  mfaState: {
    'long-term key': '長期アクセスキー (MFA なし)',
    'session without MFA': 'コードなしで取得した一時セッション',
    'session with MFA': 'コードで取得した一時セッション',
  },
  round: { before: 'コード使用前', with: 'コード使用時', after: 'コード使用後' },
  allowed: '許可',
  denied: '拒否',
  mustBeDenied: '拒否されるはずです!',
  conclusive: '決め手になるのは *コード使用後* の拒否です。その時点では、ポリシーが全体に反映されています。',
  bucketsTitle: (count) => `*コードで開いたバケット一覧* (${count} 件)`,
  noBuckets: '*コードでバケット一覧が開きました。* このアカウントにはバケットがないため、一覧は空です。',
  moreBuckets: (count) => `… ほか ${count} 件`,
  receiptTitle: '*削除の記録*',
  nothingToRemove: '削除するものはありませんでした。',
  moreRemoved: (count) => `… ほか ${count} 件`,
  nothingLeft: (time) =>
    `:white_check_mark: *残り 0 件。* ${time} に AWS の一覧を取り直し、このデモのものが何も残っていないことを確認しました。`,
  left: (count, time) => `:warning: ${time} の一覧では *残り ${count} 件* です:`,
  noReceipt: 'AWS には何も作成していません。',
  kind: {
    'inline-policy': 'インラインポリシー',
    'attached-policy': '管理ポリシーのアタッチ',
    'access-key': 'アクセスキー',
    'mfa-device-binding': 'MFA デバイスの登録',
    'virtual-mfa-device': '仮想 MFA デバイス',
    'login-profile': 'コンソールのパスワード',
    'ssh-key': 'SSH キー',
    'signing-certificate': '署名証明書',
    'service-credential': 'サービス固有の認証情報',
    'group-membership': 'グループへの所属',
    user: 'IAM ユーザー',
  },
};
