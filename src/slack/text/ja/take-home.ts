import type { Signer } from '../../../shared/aws-call.ts';
import type { Text } from '../en.ts';
import { resync } from './resync.ts';
import { programs } from './take-home/programs.ts';

export const takeHome: Text['takeHome'] = {
  buttons: {
    policy: 'ポリシーを表示',
    cli: 'AWS CLI で試す',
    explain: 'リクエストの説明',
    scripts: 'スクリプトを受け取る',
    back: '前へ',
    next: '次へ',
  },
  gone: 'このデモの詳細はもう残っていません。終了後 1 日間だけ、参加者のためだけに保存しています。新しいデモは `/mfa-demo start` で始められます。',
  none: 'このレッスンにはコマンドもスクリプトもありません。',
  policy: {
    title: 'ポリシー',
    intro: '*テストユーザーの唯一の権限です。* 印の付いた行が決め手です。',
    mark: 'この行が決め手',
    says: '意味: このユーザーはすべてのバケットの名前を一覧できます。ただし、MFA を使ったリクエストで、デモが終わる前に限ります。',
    why: '`Allow` では `Bool` と `true` の組み合わせが正解です。アクセスキーのリクエストには `aws:MultiFactorAuthPresent` がなく、値がなければ条件に一致しないため、アクセスは拒否されます。`Deny` では逆になります。`Bool` と `false` の組み合わせでは、値がないためアクセスキーを止められません。`BoolIfExists` と `false` なら、値がない場合にも一致して止められます。',
  },
  cli: {
    title: 'AWS CLI で試す',
    serial: 'MFA デバイスの ARN',
    use: 'このターミナルで使う',
    back: 'アクセスキーに戻る',
    offer:
      '*レッスン全体をプログラムで:* AWS CLI 用のシェルスクリプト、AWS SDK 用の TypeScript プログラム、ポリシーの 3 つです。ご自分の認証情報で動き、作成したものはすべて削除します。',
  },
  files: {
    message:
      ':package: *レッスン全体をご自分のターミナルで。* AWS CLI 用のシェルスクリプト、AWS SDK 用の TypeScript プログラム、レッスンの中心となるポリシーです。実行する前に内容をお読みください。お使いの認証情報の AWS アカウントに、テストユーザーなどレッスンに必要なものを作成し、最後に削除します。',
    sent: ':white_check_mark: ダイレクトメッセージに 3 つのファイルを送りました。',
    already: 'スクリプトはすでに送っています。ダイレクトメッセージの上の方にあります。',
  },
  explain: {
    title: 'AWS へのリクエスト',
    range: (from, to, all) => `全 ${all} 件のうち ${from}～${to} 件目 (古い順)`,
    none: 'このデモについて、AWS へのリクエストはまだありません。',
    notAll: '保存しているのは最初と最新のリクエストだけです。間の一部はここにありません。',
    allowed: '許可',
    denied: '拒否',
    failed: '失敗',
    times: (count) => `連続 ${count} 回`,
    yours: '(入力した MFA コード)',
    request: (id) => `リクエスト ID ${id}`,
    noAnswer: 'AWS からの応答なし',
    by: {
      bot: 'ボットの認証情報',
      'access key': 'アクセスキー',
      'temporary credentials': '一時的な認証情報',
    } satisfies Record<Signer, string>,
    withoutCode: '一時的な認証情報 (MFA コードなしで取得)',
    withCode: '一時的な認証情報 (MFA コードを指定して取得)',
    purpose: {
      CreateUser: 'テストユーザーを作成します。権限はまだありません。',
      GetUser: 'ユーザーが存在し、このデモのものであることを確認します。',
      CreateVirtualMFADevice: '仮想 MFA デバイスを作成します。QR コードの中身は、そのセットアップキーです。',
      CreateAccessKey: 'アクセスキーを作成します。MFA コードを付けられない認証情報です。',
      PutUserPolicy: 'ポリシーを追加します。バケットの一覧表示を、MFA がある場合だけ許可します。',
      GetCallerIdentity: 'AWS がアクセスキーを認識したかを確認します。権限は不要です。',
      EnableMFADevice:
        'スマートフォンを登録します。続けて表示される 2 つの MFA コードで、セットアップキーがあることを確かめます。',
      ResyncMFADevice: resync.purpose,
      GetSessionToken:
        '一時的な認証情報を取得します。MFA コードがあれば `aws:MultiFactorAuthPresent` は true、なければ false になります。',
      CreateRole: 'ロールを作成します。信頼ポリシーは MFA を使った引き受けだけを許可します。',
      GetRole: 'ロールが存在し、このデモのものであることを確認します。',
      PutRolePolicy: 'ロールのポリシー (バケットの一覧) を追加します。',
      AssumeRole: 'ロールの認証情報を要求します。信頼ポリシーが可否を決めます。',
      DeleteRolePolicy: 'ロールのポリシーを削除します。以後、ロールの認証情報では何もできません。',
      DeleteRole: 'ロールを削除します。',
      ListBuckets: '毎回同じリクエストです。違うのは認証情報だけです。',
      DeleteUserPolicy: '最初にポリシーを削除します。以後、一時的な認証情報では何もできません。',
      DeleteAccessKey: 'アクセスキーを削除します。',
      DeactivateMFADevice: 'スマートフォンの登録を解除します。',
      DeleteVirtualMFADevice: '仮想 MFA デバイスを削除します。',
      DeleteUser: 'テストユーザーを削除します。',
      other: '削除するものがあるか、何か残っていないかを確認します。',
    },
  },
  programs,
};
