import type { ProgramWords } from '../../../scenario/session-token/take-home/words.ts';
import type { Signer } from '../../../shared/aws-call.ts';
import type { Text } from '../en.ts';
import { resync } from './resync.ts';

const programs: ProgramWords = {
  comments: {
    what: 'AWS で MFA が何をするかを確かめます。Slack ボットのレッスンを、ご自分のターミナルで実行するものです。',
    shellNeeds:
      '必要なもの: aws-cli バージョン 2 と、IAM ユーザーを管理できる認証情報 (確認: aws sts get-caller-identity)。',
    shellSetupKey:
      '画像を表示できない場合は "bash mfa-lesson.sh key" と実行すると、QR コードの代わりにセットアップキーを書き出します。',
    sdkNeeds:
      '必要なもの: IAM ユーザーを管理できる認証情報とリージョン (AWS SDK が読み取る場所: 環境変数または ~/.aws)。',
    sdkRun:
      '実行方法: npm install @aws-sdk/client-iam @aws-sdk/client-sts @aws-sdk/client-s3 の後に node mfa-lesson.mts (Node.js 22.18 以降。それより古い場合は npx tsx mfa-lesson.mts)。',
    leavesNothing:
      'このレッスン用の IAM ユーザーを 1 つ作成し、最後にすべて削除します。エラーや Ctrl+C で終わった場合も同じです。',
    name: 'ランダムな文字を含む名前と専用のパスを使うため、アカウント内のほかのものと重なりません。',
    policy: 'このユーザーの唯一の権限: バケットの一覧表示。ただし、MFA を使ったリクエストの場合だけです。',
    as: '別の認証情報でコマンドを実行します: as ID SECRET TOKEN COMMAND。アクセスキーにはトークンがありません。',
    answer: 'この認証情報でバケットの一覧を求めたときの S3 の応答: "allowed" またはエラーコード。',
    poll: '変更が AWS 全体に行き渡るまで数秒かかります。1 秒ごとに、決まった回数まで確かめます。',
    cleanUp: 'クリーンアップは、記憶に頼らず、実際にあるものを一覧して削除します。途中で止まった後でも確実です。',
    cleanUpOrder:
      '最初にポリシーを削除します。一時的な認証情報は削除できませんが、ポリシーがなければ何もできなくなります。',
    always: 'クリーンアップは、プログラムがどのように終わっても実行されます。Ctrl+C の後も同じです。',
    user: 'ステップ 1: テストユーザー。権限もパスワードもありません。',
    device: 'ステップ 2: 仮想 MFA デバイス。AWS がセットアップキーを示すのは、この応答の 1 回だけです。',
    enable:
      'ステップ 3: スマートフォンを登録します。続けて表示される 2 つの MFA コードで、セットアップキーと時計が正しいことを確かめます。',
    key: 'ステップ 4: アクセスキーとポリシー。アクセスキーは有効ですが、MFA コードを付けられないため、S3 はアクセスを拒否します。',
    noCode: 'ステップ 5: MFA コードなしで取得した一時的な認証情報。MFA の値は false なので、S3 はもう一度拒否します。',
    withCode:
      'ステップ 6: MFA コードを指定して取得した一時的な認証情報。MFA コードは 1 回だけ使えます。値は true になり、S3 は許可します。',
    again: '最初の 2 つをもう一度試します。3 つ目が許可されたのでポリシーは行き渡っており、拒否の理由は MFA だけです。',
    table: '同じユーザー、同じポリシー、同じリクエスト。違うのは認証情報だけです。',
  },
  says: {
    creating: '作成するテストユーザー:',
    open: '認証アプリで、次のファイルの内容を使ってアカウントを追加してください:',
    setupKey: 'または、次のセットアップキーを入力してください:',
    firstCode: 'MFA コード 1 (今アプリに表示されているもの)',
    secondCode: 'MFA コード 2 (次に表示されるもの)',
    codesRefused: 'AWS はこの MFA コードを受け付けませんでした。続けて表示される 2 つを入力してください。',
    waiting: 'アクセスキーが AWS で使えるようになるのを待っています ...',
    freshCode: 'MFA コード (まだ入力していないもの)',
    codeRefused:
      'AWS はこの MFA コードを受け付けなかったか、新しいデバイスをまだ認識していません。次の MFA コードをお待ちください。',
    credentials: '認証情報',
    accessKey: 'アクセスキー',
    withoutCode: '一時的な認証情報 (MFA コードなし)',
    withCode: '一時的な認証情報 (MFA コードあり)',
    proved: '違いを生んだのは、入力した MFA コードだけです。',
    surprise: '想定外の結果です。このアカウントの別のポリシーが S3 の応答を変えています。',
    cleaningUp: 'クリーンアップしています ...',
    nothingLeft: 'クリーンアップが完了しました。AWS には何も残っていません。',
    left: 'すべては削除できませんでした。次のユーザーとその MFA デバイスを手動で削除してください:',
  },
};

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
  policy: {
    title: 'ポリシー',
    intro: '*テストユーザーの唯一の権限です。* 印の付いた行が決め手です。',
    mark: 'この行が決め手',
    says: '意味: このユーザーはすべてのバケットの名前を一覧できます。ただし、MFA を使ったリクエストで、デモが終わる前に限ります。',
    why: '`Allow` では `Bool` と `true` の組み合わせが正解です。アクセスキーのリクエストには `aws:MultiFactorAuthPresent` がなく、値がなければ条件に一致しないため、アクセスは拒否されます。`Deny` では逆になります。`Bool` と `false` の組み合わせでは、値がないためアクセスキーを止められません。`BoolIfExists` と `false` なら、値がない場合にも一致して止められます。',
  },
  cli: {
    title: 'AWS CLI で試す',
    intro: '*ご自分のユーザーでも同じことができます。* MFA コード 1 つで一時的な認証情報を取得して使います。',
    serial: 'MFA デバイスの ARN',
    session: 'MFA コードで一時的な認証情報を取得 (1 時間有効)',
    use: 'このターミナルで使う',
    request: 'MFA が必要なリクエスト',
    back: 'アクセスキーに戻る',
    profile:
      '*ロールを使うと入力が減ります。* `~/.aws/config` の `mfa_serial` は `role_arn` のあるプロファイルに書きます。すると AWS CLI が MFA コードを尋ね、ロールの信頼ポリシーが MFA を確認します。',
    offer:
      '*レッスン全体をプログラムで:* AWS CLI 用のシェルスクリプト、AWS SDK 用の TypeScript プログラム、ポリシーの 3 つです。ご自分の認証情報で動き、作成したものはすべて削除します。',
  },
  files: {
    message:
      ':package: *レッスン全体をご自分のターミナルで。* AWS CLI 用のシェルスクリプト、AWS SDK 用の TypeScript プログラム、両方が使うポリシーです。実行する前に内容をお読みください。お使いの認証情報の AWS アカウントにユーザーを作成し、最後に削除します。',
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
