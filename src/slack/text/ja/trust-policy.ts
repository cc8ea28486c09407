import type { Text } from '../en.ts';

export const trust: Text['policyCheck']['trust'] = {
  asked: (who) =>
    `IAM ユーザーはロールを引き受けられますか (\`sts:AssumeRole\`)? 問い合わせの対象: ${who}。「アクション」と「リソース」の欄は使っていません。`,
  account: (account) => `アカウント ${account} のユーザー`,
  anybody: '任意のアカウントのユーザー',
  gotIn: (who) => `MFA なしで許可されたもの: ${who}`,
  noUsers:
    ':information_source: *この信頼ポリシーの Allow には、IAM ユーザーの指定がありません。* そのため、何も問い合わせていません。ロール、サービス、フェデレーテッド ID には MFA デバイスがありません。',
  leftOut: (lines) => `${lines} 行目は対象外です。ロール、サービス、フェデレーテッド ID だけが指定されています。`,
  simulated:
    'ユーザーのポリシーとみなした、ポリシーシミュレーターだけによる判定です。アカウント全体が指定されている場合、ユーザーには `sts:AssumeRole` を許可するポリシーも必要です。',
};
