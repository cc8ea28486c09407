import type { ProgramWords } from '../../../../scenario/mfa-user/take-home/words.ts';

export const programs: ProgramWords = {
  comments: {
    shellNeeds: (manages) =>
      `必要なもの: aws-cli バージョン 2 と、${manages} を管理できる認証情報 (確認: aws sts get-caller-identity)。`,
    shellSetupKey: (name) =>
      `画像を表示できない場合は "bash ${name}.sh key" と実行すると、QR コードの代わりにセットアップキーを書き出します。`,
    sdkNeeds: (manages) =>
      `必要なもの: ${manages} を管理できる認証情報とリージョン (AWS SDK が読み取る場所: 環境変数または ~/.aws)。`,
    sdkRun: (name) =>
      `実行方法: npm install @aws-sdk/client-iam @aws-sdk/client-sts @aws-sdk/client-s3 の後に node ${name}.mts (Node.js 22.18 以降。それより古い場合は npx tsx ${name}.mts)。`,
    leavesNothing: (creates) =>
      `このレッスン用に ${creates} を作成し、最後にすべて削除します。エラーや Ctrl+C で終わった場合も同じです。`,
    name: 'ランダムな文字を含む名前と専用のパスを使うため、アカウント内のほかのものと重なりません。',
    as: '別の認証情報でコマンドを実行します: as ID SECRET TOKEN COMMAND。アクセスキーにはトークンがありません。',
    answer: 'AWS の応答: "allowed" またはエラーコード。',
    poll: '変更が AWS 全体に行き渡るまで数秒かかります。1 秒ごとに、決まった回数まで確かめます。',
    session: 'アクセスキーで一時的な認証情報を取得します。MFA コードはあってもなくても構いません。',
    untilAccepted: 'AWS が受け付けるまで MFA コードを尋ねます。',
    cleanUp: 'クリーンアップは、記憶に頼らず、実際にあるものを一覧して削除します。途中で止まった後でも確実です。',
    cleanUpOrder:
      '最初にポリシーを削除します。一時的な認証情報は削除できませんが、ポリシーがなければ何もできなくなります。',
    always: 'クリーンアップは、プログラムがどのように終わっても実行されます。Ctrl+C の後も同じです。',
    user: 'ステップ 1: テストユーザー。権限もパスワードもありません。',
    device: 'ステップ 2: 仮想 MFA デバイス。AWS がセットアップキーを示すのは、この応答の 1 回だけです。',
    enable:
      'ステップ 3: スマートフォンを登録します。続けて表示される 2 つの MFA コードで、セットアップキーと時計が正しいことを確かめます。',
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
      'AWS はこの MFA コードを受け付けなかったか、新しく作成したものをまだ認識していません。次の MFA コードをお待ちください。',
    cleaningUp: 'クリーンアップしています ...',
    nothingLeft: 'クリーンアップが完了しました。AWS には何も残っていません。',
    left: 'すべては削除できませんでした。IAM で次の名前のものをすべて手動で削除してください:',
  },
};
