import type { MfaAgeWords } from '../../../../scenario/mfa-age/take-home/words.ts';
import type { Text } from '../../en.ts';

const programs: MfaAgeWords = {
  comments: {
    what: '古くなる MFA コードを確かめます。Slack ボットのレッスンを、ご自分のターミナルで実行するものです。',
    manages: 'IAM ユーザー',
    creates: 'IAM ユーザー 1 つ',
    policy: 'このユーザーの唯一の権限: バケットの一覧表示。ただし、MFA コードの入力から 1 分以内だけです。',
    key: 'ステップ 4: アクセスキーとポリシー。アクセスキーでのリクエストには MFA コードがなく、経過時間もないため、S3 はアクセスを拒否します。',
    newCode:
      'ステップ 5: MFA コードを指定して取得した一時的な認証情報。入力した時刻が記録されています。すぐに使えば、S3 は許可します。',
    oldCode:
      'ステップ 6: 同じ認証情報で 1 秒ごとに試します。認証情報は 15 分間有効ですが、MFA コードが古くなると S3 は拒否します。',
    nextCode: 'ステップ 7: 新しい MFA コードと新しい一時的な認証情報。経過時間は 0 から始まります。',
    table: '同じユーザー、同じポリシー、同じリクエスト。違うのは MFA コードの経過時間だけです。',
  },
  says: {
    tried: '認証情報',
    accessKey: 'アクセスキー',
    newCode: '一時的な認証情報 (すぐに)',
    aging: 'MFA コードが古くなるのを待っています (約 1 分) ...',
    oldCode: '同じ認証情報 (後で)',
    nextCode: '新しい認証情報 (次の MFA コード)',
    proved: '違いを生んだのは、MFA コードの経過時間だけです。',
    surprise: '想定外の結果です。このアカウントの別のポリシーが S3 の応答を変えています。',
  },
};

export const mfaAgeTakeHome: Text['mfaAge']['takeHome'] = {
  cli: {
    intro:
      '*ご自分のユーザーでも同じことができます。* MFA コード 1 つで一時的な認証情報を取得します。認証情報には入力した時刻が記録されます。',
    issue: 'MFA コードで一時的な認証情報を取得 (1 時間有効)',
    request: 'リクエスト (MFA コードがポリシーの条件より新しい間だけ許可)',
    more: '*認証情報が有効なのに拒否されたら:* MFA コードがポリシーの条件より古くなっています。アクセスキーに戻り、次の MFA コードで新しい一時的な認証情報を取得してください。',
  },
  programs,
};
