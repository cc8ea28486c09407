import type { AssumeRoleWords } from '../../../../scenario/assume-role/take-home/words.ts';
import type { Text } from '../../en.ts';

const programs: AssumeRoleWords = {
  comments: {
    what: 'MFA が必要なロールを確かめます。Slack ボットのレッスンを、ご自分のターミナルで実行するものです。',
    manages: 'IAM ユーザーとロール',
    creates: 'IAM ユーザー 1 つとロール 1 つ',
    policy: 'このユーザーの唯一の権限: ロールの引き受け。MFA には触れていません。',
    trust: 'ロールの信頼ポリシー: このユーザーだけが、MFA を使った場合に限り、引き受けられます。',
    rolePolicy: 'ロールの権限: バケットの一覧表示。こちらも MFA には触れていません。',
    rolePolicyWithMfa: 'よくある間違い: ロールの権限でも MFA を求めます。',
    arns: 'ユーザー、デバイス、ロールは名前とパスが同じなので、ARN の違いは 1 語だけです。',
    role: 'ステップ 4: ロール。信頼ポリシーに書けるのは IAM 全体に行き渡ったユーザーだけなので、もう一度送ることがあります。',
    key: 'ステップ 5: アクセスキーと、ロールを引き受ける権限。',
    assume:
      'ステップ 6: アクセスキーでロールを引き受けます。ユーザーには権限がありますが、信頼ポリシーが MFA を求めるため、AWS は拒否します。',
    noCode: 'ステップ 7: MFA コードなしで取得した一時的な認証情報で試します。AWS はもう一度拒否します。',
    withCode:
      'ステップ 8: MFA コードを指定してロールを引き受けます。MFA コードは 1 回だけ使え、新しいロールでは最長 30 秒かかることがあります。その後、バケットを一覧します。',
    again: '最初の 2 つをもう一度試します。引き受けられたのでロールは行き渡っており、拒否の理由は MFA だけです。',
    inside:
      'ステップ 9: 今度はロールの権限でも MFA を求めます。MFA コードは使いましたが、ロールの中では値が false なので、S3 は拒否します。',
    table: 'MFA の条件は信頼ポリシーに書きます。ロールの中では値が false です。',
  },
  says: {
    tried: '試したこと',
    accessKey: 'ロールの引き受け (アクセスキー)',
    withoutCode: 'ロールの引き受け (MFA コードなし)',
    withCode: 'ロールの引き受け (MFA コードあり)',
    inRole: 'ロールでバケットを一覧',
    askingForMfa: '今度はロールのポリシーでも MFA を求めます ...',
    inRoleAskedForMfa: '同上 (MFA を要求)',
    proved: 'ロールを引き受けられたのは MFA コードがあるときだけで、ロールの中では MFA の値が false でした。',
    surprise: '想定外の結果です。このアカウントの別のポリシーが AWS の応答を変えています。',
  },
};

export const assumeRoleTakeHome: Text['assumeRole']['takeHome'] = {
  cli: {
    intro:
      '*ご自分のロールでも同じことができます。* MFA コード 1 つでロールを引き受け、その認証情報を使います。ARN はご自分のロールのものに置き換えてください。',
    issue: 'MFA コードでロールの認証情報を取得 (1 時間有効)',
    request: 'ロールに許可されているリクエスト',
    more: '*入力を減らすには:* `~/.aws/config` で、`role_arn` のあるプロファイルに `mfa_serial` を書きます。すると AWS CLI が MFA コードを尋ね、認証情報を有効期限まで保持します。',
    withProfile: 'MFA コードを尋ね、ロールを引き受けてリクエストを送信',
  },
  programs,
};
