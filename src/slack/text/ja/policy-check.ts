import type { Text } from '../en.ts';
import { policyProblems } from './policy-problems.ts';
import { trust } from './trust-policy.ts';

export const policyCheck: Text['policyCheck'] = {
  title: 'ポリシーを確認',
  submit: '確認',
  intro:
    '*このポリシーは本当に MFA を求めていますか?* 認証情報の種類ごとに、AWS のポリシーシミュレーターに問い合わせます。何も作成、変更しません。',
  policy: 'ポリシー (JSON)',
  policyHint: 'ユーザー、グループ、ロールに付けるアイデンティティベースのポリシー、またはロールの信頼ポリシーです。',
  pattern: 'または例から選択',
  patternPlaceholder: '例を選択',
  patterns: {
    'allow-bool': 'Bool で MFA = true なら許可',
    'allow-bool-if-exists': 'BoolIfExists で MFA = true なら許可',
    'allow-age': 'コードが 1 時間以内なら許可',
    'deny-bool': 'Bool で MFA = false なら拒否',
    'deny-bool-if-exists': 'BoolIfExists で MFA = false なら拒否',
    'deny-null': 'MFA のキーがなければ拒否 (Null)',
    'trust-bool': '信頼ポリシー: Bool で MFA = true なら許可',
    'trust-bool-if-exists': '信頼ポリシー: BoolIfExists で MFA = true なら許可',
  },
  action: 'アクション',
  actionHint: 'アクションを 1 つ入力します (例: s3:ListAllMyBuckets)。信頼ポリシーでは使いません。',
  resource: 'リソース',
  resourceHint: 'ARN、またはすべてを表す * を入力します。信頼ポリシーでは使いません。',
  problem: {
    noPolicy: 'ポリシーを入力するか、例を選択してください。',
    at: (line, path, says) => `${line} 行目${path === '' ? '' : ` (${path})`}: ${says}`,
    action: 'アクションは service:Action の形式で入力してください。ワイルドカードは使えません。',
    resource: 'リソースは * または ARN で入力してください (例: arn:aws:s3:::my-bucket)。',
  },
  notAllowed:
    'ここでポリシーを確認できるのは、このボットの管理者と、`POLICY_CHECK_USER_IDS` で指定された人だけです。必要な場合は管理者に追加を依頼してください。',
  problems: policyProblems,
  asking: 'AWS のポリシーシミュレーターに問い合わせています …',
  mayNot:
    'ポリシーシミュレーター (`iam:SimulateCustomPolicy`) を使う権限がありません。このボットの管理者が CloudFormation スタックを更新する必要があります。',
  failed: 'AWS から応答がありませんでした。1 分ほどしてからもう一度お試しください。',
  refused: (why) => `AWS はこのポリシーまたはリクエストを受け付けません。AWS のメッセージ: ${why}`,
  question: (action, resource) => `${resource} に対する ${action}`,
  verdict: {
    hole: (who) => `:warning: *このポリシーは MFA を求めていません。* MFA なしで許可されるもの: ${who}`,
    tight: ':white_check_mark: *このポリシーは MFA を求めています。* MFA なしでは誰も許可されません。',
    closed: ':no_entry: *このポリシーは誰も許可しません。* MFA があっても拒否されます。',
  },
  identities: {
    accessKey: 'アクセスキー',
    sessionWithoutMfa: '一時的な認証情報 (コードなし)',
    sessionWithMfa: '一時的な認証情報 (新しいコード)',
    sessionWithOldMfa: '一時的な認証情報 (古いコード)',
    roleSession: 'ロールの認証情報',
  },
  values: {
    accessKey: 'リクエストに含まれない',
    sessionWithoutMfa: 'false',
    sessionWithMfa: 'true、40 秒前',
    sessionWithOldMfa: 'true、12 時間前',
    roleSession: 'false',
  },
  head: { value: 'aws:MultiFactorAuthPresent の値', answer: '判定' },
  allowed: '許可',
  denied: '拒否',
  leak: 'MFA なしで許可',
  why: '理由',
  line: (line, says) => `${line} 行目: ${says}`,
  reasons: {
    'asks-nothing': 'この Allow は MFA を求めていません。',
    'if-exists': (operator, key) => `この Allow の \`${operator}\` は、\`${key}\` がないリクエストでも真になります。`,
    'null-allow': (key) =>
      `この Allow は \`Null\` で \`${key}\` がリクエストにあるかだけを調べ、値が true かどうかを調べていません。`,
    'null-deny': (key) =>
      `この Deny は \`Null\` で \`${key}\` がリクエストにあるかだけを調べ、値が true かどうかを調べていません。`,
    'no-age': {
      Allow: 'この Allow はコードの古さを制限していません。',
      Deny: 'この Deny はコードの古さを制限していません。',
    },
    'true-without-mfa': (keys) => `この Allow の \`${keys}\` の条件は、MFA なしでも真になります。`,
    'no-match': (operator, key) =>
      `この Deny の \`${operator}\` は、\`${key}\` がないリクエストには一致しません。アクセスキーのリクエストにはこのキーがありません。\`${operator}IfExists\` なら一致します。`,
    'other-conditions': (request) => `この Deny の条件は ${request} に一致しません。`,
    'other-request': (request) => `この Deny の対象は ${request} ではありません。`,
  },
  repaired: '*修正案です。もう一度確認し、MFA なしでは誰も許可されませんでした。*',
  tooLong: '修正案が長すぎて、この画面に表示できません。`npm run check-policy` で表示できます。',
  notRepaired: 'MFA なしのリクエストをすべて拒否し、MFA ありのリクエストを許可する修正案は見つかりませんでした。',
  missing: (keys) => `このポリシーは ${keys} も調べます。シミュレーターにはその値を渡していません。`,
  simulated:
    'ポリシーシミュレーターだけによる判定です。実際には、サービスコントロールポリシーやリソースベースのポリシーも評価されます。',
  trust,
  another: '別のポリシーを確認',
  real: {
    button: 'AWS で試す',
    offer:
      '*AWS でも試しますか?* 約 1 分で、このポリシーをテストユーザーとロールに付け、それぞれの認証情報でバケットを一覧表示し、最後にすべて削除します。',
    not: {
      'trust-policy': '信頼ポリシーは AWS では試せません。テストユーザーとは別のユーザーについてのポリシーだからです。',
      'other-request':
        'AWS で試せるのは `*` に対する `s3:ListAllMyBuckets` だけです。テストユーザーにはそれ以外の操作ができません。',
      'too-long': 'ポリシーが長すぎるため、AWS では試せません。ユーザーに付けられるのは 2,048 文字までです。',
      'no-boundary':
        'ここでは AWS で試せません。`PERMISSIONS_BOUNDARY_ARN` が設定されていないため、ポリシーによっては権限が広くなりすぎます。',
      'no-roles':
        'ここでは AWS で試せません。ボットにロールを作成する権限がありません。このボットの管理者が CloudFormation スタックを更新する必要があります。',
    },
    started: 'AWS でポリシーを試しています。経過はダイレクトメッセージでご覧ください。',
  },
};
