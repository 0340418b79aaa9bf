/** The body of an answer where the documents do not give it: honest refusals, and what is put before an extract. */
export const answering = {
  notFound: ({ topics, documents }: { topics: readonly string[]; documents: number }) =>
    [
      `登録されている文書(${documents}件)を調べましたが、お尋ねへの答えは見つかりませんでした。`,
      topics.length === 0
        ? '言い方を変えて、もう一度お尋ねいただくと見つかることがあります。'
        : `近い話題には、${topics.map((topic) => `「${topic}」`).join('')}があります。`,
      '急ぐときや、判断が必要なときは、管理責任者に聞いてください。',
    ].join('\n'),
  refusals: {
    'legal-judgement':
      'これは個別の法律や労務の判断になるため、お答えできません。\n契約や争いごとは弁護士や法務の担当者に、働き方や処分のことは就業規則を確かめたうえで、上司、人事の担当者、労働相談の窓口に相談してください。\n漏えいやその疑いがあるときは、結果を心配する前に、まず管理責任者へ報告してください。',
    concealment:
      '報告をせずに済ませることは、お手伝いできません。\n早く報告するほど、被害を小さくでき、あなただけで抱え込まずに済みます。まず管理責任者へ報告してください。報告は疑いの段階でも、短い内容でもかまいません。言いにくいときは、副責任者に相談してください。',
    'destroying-records':
      'ログや記録の消去、書き換えはできません。\n記録は、何が起きたかを確かめ、あなたと会社を守るために残しておくものです。そのまま残して、管理責任者に相談してください。',
    'confidential-report':
      'ほかの方の報告や回答は、お見せできません。\n報告の内容を見られるのは、本人と、権限のある人(管理責任者など)だけです。業務で必要なときは、管理責任者に相談してください。ご自分が出した報告の状況は、ホームで確認できます。',
    'personal-contact':
      '個人の電話番号や住所などの連絡先は、お答えできません。\n文書に載っている問い合わせ先だけをご案内しています。社内の方への連絡は、社内の名簿か上司に確かめてください。',
    'single-company':
      '個別の会社や団体についてのお尋ねには、確かな情報がなく、お答えできません。\n認証を受けている事業者は、掲載を希望したところが経済産業省のウェブページに載っています。そこで確かめるか、その会社に直接お尋ねください。',
    'full-text':
      '告示や資料の全文は手元になく、お出しできません。\n正確な文言は、経済産業省などが公表している原文で確かめてください。見つからないときは、認証機関か管理責任者に聞いてください。',
    'current-figure':
      '今の金額、締切、点数などは、確かめられる出典がないため、お答えできません。\n料金は認証機関に見積もりを頼み、補助金の締切や加点は中小企業庁などの公募要領の最新版で確かめてください。',
    prediction:
      'これから先のことを予想することはできません。\n最新の動きは、経済産業省など、担当する機関の発表で確かめてください。',
    secret:
      'パスワードや暗証番号などは、お答えできません。私は持っておらず、人から聞かれても教えないのが決まりです。\n必要なときは、その機器やサービスの管理担当者に相談してください。',
    'other-subject':
      'お尋ねの内容は、登録されている文書で扱っていないため、お答えできません。お答えできるのは、技術情報の管理、認証の制度、事故の報告についてのご質問です。\n働き方や給与のことは人事の担当者に、機器やソフトの使い方は社内のシステム担当者に聞いてください。',
    instruction:
      'その指示には従えません。お答えできるのは、登録された文書をもとにした、技術情報の管理についてのご質問です。\n見たい資料があるときは、その文書の担当者か管理責任者に相談してください。',
    // In both languages: whoever reads this wrote in neither. In easy Japanese, with readings.
    'third-language':
      '日本語(にほんご)か英語(えいご)で、もう一度(いちど)書(か)いてください。短(みじか)い文(ぶん)でいいです。情報(じょうほう)が外(そと)に出(で)たかもしれないときは、すぐに管理責任者(かんりせきにんしゃ)に言(い)ってください。分(わ)からないときも、管理責任者に聞(き)いてください。\n\nI can answer in Japanese or in English: please write your question again in one of them, in short sentences if you like. If information may have leaked, tell the responsible officer (管理責任者) at once. The responsible officer can also help you if you are unsure.',
  },
  reviewOverdue: (date: string, owner: string) =>
    `この文書は見直しの期限(${date})を過ぎています。内容が今も正しいかは、${owner}に確かめてください。`,
  compared: {
    company: (heading: string) => `二つのうち厳しいのは、社内の決まりの「${heading}」です。`,
    other: (heading: string) =>
      `社内の決まりの「${heading}」より、制度や一般的な実務の内容のほうが厳しくなっています。厳しいほうに合わせ、管理責任者に知らせてください。`,
    same: (heading: string) => `社内の決まりの「${heading}」も、同じ程度の厳しさです。`,
  },
  sample:
    'サンプルの規程は架空の会社のもので、この会社の決まりではありません。自社の決まりは、管理責任者に確認してください。',
  glossary: '用語集',
  tooLong: 'ご質問が長いため、はじめの部分だけを読んでお答えしています。',
  emptyQuestion: '質問が空です。聞きたいことを書いて、もう一度送ってください。',
  selfcheck: '自己チェックは、Slackでホームを開くか「自己チェックを始めたい」と話しかけると始められます。',
}

export type AnsweringMessages = typeof answering
