/** What the officer is asked and told about the use of AI. */
export const model = {
  consent: {
    title: 'AIに文書の一部を送ってよいか、決めてください',
    lead: '質問への答えをAIにまとめさせる設定になっています。どなたかが決めるまで、何も送りません。そのあいだは、文書の文をそのままお見せします。',
    destination: (destination: string) => `送り先：${destination}`,
    sentTitle: '送るもの',
    sent: [
      '質問の文と、続きの質問ならその前の質問',
      '文書のうち、社外に送ってよいと決めてある節',
      'メールアドレス、電話番号、カード番号、マイナンバー、パスワードなど、形で見分けられるものは記号に置き換えます。すべてを見つけられるとは限りません',
    ],
    keptTitle: '送らないもの',
    kept: [
      '社内ルールなど、社外に送らないと決めてある文書',
      '事故の報告と読める文、事故の記録、自己チェックの回答',
    ],
    after:
      '返ってきた文は、引用が文書のとおりであるものだけをお見せします。決めたあとも、このボタンでいつでも変えられます。',
    agree: '送ってよい',
    refuse: '送らない',
    agreed: (name: string, at: string) => `${name}が、${at}に「送ってよい」と決めました。`,
    refused: (name: string, at: string) => `${name}が、${at}に「送らない」と決めました。`,
    someone: '担当の方',
    notAllowed: 'これを決められるのは、管理責任者の方だけです。管理責任者に伝えてください。',
    notSure: 'いま、あなたの役割を確かめられません。少し待って、もう一度押してください。',
    gone: '送り先の設定が変わったため、このボタンは使えません。新しい送り先については、あらためてお尋ねします。',
  },
  budget: (tokens: string) =>
    `今日AIを使える量（${tokens}トークン）に達しました。明日の0時（日本時間）まで、質問には文書の文をそのままお見せして答えます。続けて使うには、サーバーの設定 MAMORI_MODEL_TOKENS_A_DAY を大きくしてください。`,
}

export type ModelMessages = typeof model
