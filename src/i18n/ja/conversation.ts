/** What the bot says in conversation outside the three jobs: welcome, help, small talk, and when something went wrong. */
export const conversation = {
  welcomeTitle: 'Mamori です。はじめまして',
  welcome:
    '技術情報の管理について、いつでもここで聞いてください。使い方を覚える必要はありません。ふだんの言葉で大丈夫です。',
  helpTitle: 'Mamori でできること',
  jobs: {
    ask: {
      title: '質問する',
      text: '制度や情報の扱いについて、出典を付けてお答えします。見つからないときは、見つからないと正直にお伝えします。',
    },
    selfcheck: {
      title: '自己チェックをする',
      text: '1問ずつ、ボタンで答えます。途中でやめても、続きから再開できます。',
    },
    incident: {
      title: '事故を報告する',
      text: '「もしかして漏れたかも」の段階で報告してください。まず何をするかを、すぐにお伝えします。',
    },
  },
  examplesTitle: 'たとえば、このように聞いてください',
  examples: [
    '認証の有効期間は何年ですか',
    '図面を社外に送るとき、何に気をつければいいですか',
    'ヒヤリハットも報告が必要ですか',
  ],
  commandsHint:
    'どのチャンネルでも /mamori ask、/mamori check、/mamori report が使えます。この案内は /mamori help でまた見られます。',
  startSelfcheck: '自己チェックを始める',
  report: '事故を報告する',
  hello: 'こんにちは。制度のこと、情報の扱いのこと、何でも聞いてください。',
  thanks: 'お役に立ててよかったです。また、いつでもどうぞ。',
  noWords: 'メッセージに文字が見当たりませんでした。聞きたいことを、ひとことで書いてください。',
  tooLong: (most: number) =>
    `メッセージがとても長いため、最初の${most.toLocaleString('ja-JP')}文字だけを読みました。`,
  movedToDirectMessage: 'ほかの人に見えないように、ダイレクトメッセージでお返事しました。',
  selfcheckInDirectMessage: '自己チェックを、ダイレクトメッセージに用意しました。',
  nothingSaid: '何を聞きたいかを続けて書いてください。例：/mamori ask 認証の有効期間は何年ですか',
  unknownCommand: (word: string) =>
    `「${word}」というコマンドはありません。質問するときは「/mamori ask 質問の文」と書いてください。使い方は /mamori help で見られます。`,
  failed: (reference: string) =>
    `申し訳ありません。こちらの不具合で、うまく処理できませんでした。少し待ってから、もう一度お試しください。続くときは、この番号を管理者に伝えてください：${reference}`,
  notForYou: 'この操作は、あなたの役割ではできません。必要なときは、管理者に相談してください。',
  rolesUnknown: 'いま役割を確認できないため、この操作はできません。少し待ってから、もう一度お試しください。',
  staleButton: 'このボタンは古くなっています。ホームか /mamori help から、もう一度始めてください。',
}

export type ConversationSentences = typeof conversation
