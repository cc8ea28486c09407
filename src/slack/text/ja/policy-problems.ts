import type { Text } from '../en.ts';

const notJson = (why: string) => `JSON として読めません。${why}`;
const list = (what: string) => `には、${what}、またはそのリストを指定してください。`;

/** What is wrong with a policy. */
export const policyProblems: Text['policyCheck']['problems'] = {
  empty: 'ポリシーが入力されていません。',
  'too-long': (length, most) => `${length} 文字あります。AWS が受け付けるのは ${most} 文字までです。`,
  'not-json': {
    CommaExpected: notJson('コンマ (,) がありません。'),
    ColonExpected: notJson('コロン (:) がありません。'),
    PropertyNameExpected: notJson('二重引用符で囲んだ名前がありません。'),
    ValueExpected: notJson('値がありません。'),
    CloseBraceExpected: notJson('閉じかっこ } がありません。'),
    CloseBracketExpected: notJson('閉じかっこ ] がありません。'),
    EndOfFileExpected: notJson('ポリシーの終わりの後に余分な文字があります。'),
    InvalidCommentToken: notJson('JSON にコメントは書けません。'),
    UnexpectedEndOfString: notJson('二重引用符が閉じられていません。'),
    InvalidSymbol: notJson('値ではないものがあります。文字列は二重引用符で囲んでください。'),
    other: notJson('書き方を確認してください。'),
  },
  twice: (name) => `"${name}" が 2 回書かれています。`,
  'no-element': {
    policy: (name) => `"${name}" というポリシーの要素はありません。`,
    statement: (name) => `"${name}" というステートメントの要素はありません。`,
    'trust-statement': (name) => `信頼ポリシーのステートメントに "${name}" は書けません。`,
    principal: (name) =>
      `"${name}" はロールを引き受けるプリンシパルの種類ではありません。AWS、Service、Federated を使えます。`,
  },
  principal: (name) =>
    `アイデンティティベースのポリシーに ${name} は書けません。付けたユーザー、グループ、ロールに適用されます。${name} のあるポリシーで確認できるのは、ロールの信頼ポリシーだけです。`,
  'not-principal': '信頼ポリシーに NotPrincipal は書けません。ロールを引き受ける相手を Principal で指定してください。',
  about: {
    policy: (says) => `ポリシー${says}`,
    statement: (says) => `ステートメント${says}`,
    element: (name, says) => `項目 "${name}" ${says}`,
  },
  fault: {
    missing: 'がありません。',
    'no-object': 'はオブジェクトで書いてください。',
    'no-text': 'は文字列で書いてください。',
    'no-effect': 'は "Allow" か "Deny" にしてください。',
    'no-version': 'は "2012-10-17" か "2008-10-17" にしてください。',
    'no-statements': list('ステートメント'),
    'no-statement': 'にステートメントがありません。',
    'no-action': list('アクション (例: "s3:ListAllMyBuckets")'),
    'bad-action': 'に service:Action の形式ではないアクションがあります。',
    'no-resource': list('リソース (例: "*")'),
    'no-value': list('値'),
    'no-keys': 'は条件キーを持つオブジェクトで書いてください。',
    'no-operator': 'は IAM の条件演算子ではありません。',
    'no-key': 'は条件キーではありません。条件キーはサービス名で始まります (例: "aws:")。',
    'action-or-not-action': 'には Action と NotAction のどちらか 1 つが必要です。',
    'resource-or-not-resource': 'には Resource と NotResource のどちらか 1 つが必要です。',
    'no-trusted': 'がありません。信頼ポリシーでは、すべてのステートメントで対象を指定してください。',
    'no-principal': 'は AWS、Service、Federated を持つオブジェクトで書いてください (例: {"AWS": "*"})。',
    'bad-principal': list('"*"、アカウント、ユーザーやロールの完全な ARN のどれか'),
    'no-names': list('名前'),
    other: 'の書き方が AWS の形式と異なります。',
  },
};
