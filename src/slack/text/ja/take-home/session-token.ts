import type { SessionTokenWords } from '../../../../scenario/session-token/take-home/words.ts';
import type { Text } from '../../en.ts';

const programs: SessionTokenWords = {
  comments: {
    what: 'AWS で MFA が何をするかを確かめます。Slack ボットのレッスンを、ご自分のターミナルで実行するものです。',
    manages: 'IAM ユーザー',
    creates: 'IAM ユーザー 1 つ',
    policy: 'このユーザーの唯一の権限: バケットの一覧表示。ただし、MFA を使ったリクエストの場合だけです。',
    key: 'ステップ 4: アクセスキーとポリシー。アクセスキーは有効ですが、MFA コードを付けられないため、S3 はアクセスを拒否します。',
    noCode: 'ステップ 5: MFA コードなしで取得した一時的な認証情報。MFA の値は false なので、S3 はもう一度拒否します。',
    withCode:
      'ステップ 6: MFA コードを指定して取得した一時的な認証情報。MFA コードは 1 回だけ使えます。値は true になり、S3 は許可します。',
    again: '最初の 2 つをもう一度試します。3 つ目が許可されたのでポリシーは行き渡っており、拒否の理由は MFA だけです。',
    table: '同じユーザー、同じポリシー、同じリクエスト。違うのは認証情報だけです。',
  },
  says: {
    tried: '認証情報',
    accessKey: 'アクセスキー',
    withoutCode: '一時的な認証情報 (MFA コードなし)',
    withCode: '一時的な認証情報 (MFA コードあり)',
    proved: '違いを生んだのは、入力した MFA コードだけです。',
    surprise: '想定外の結果です。このアカウントの別のポリシーが S3 の応答を変えています。',
  },
};

export const sessionTokenTakeHome: Text['sessionToken']['takeHome'] = {
  cli: {
    intro: '*ご自分のユーザーでも同じことができます。* MFA コード 1 つで一時的な認証情報を取得して使います。',
    issue: 'MFA コードで一時的な認証情報を取得 (1 時間有効)',
    request: 'MFA が必要なリクエスト',
    more: '*ロールを使うと入力が減ります。* `~/.aws/config` の `mfa_serial` は `role_arn` のあるプロファイルに書きます。すると AWS CLI が MFA コードを尋ね、ロールの信頼ポリシーが MFA を確認します。',
  },
  programs,
};
