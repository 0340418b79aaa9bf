/** What the bot says about reporting an incident, telling the responders, and its state. */
export const incident = {
  severityNames: {
    0: '影響なし（兆候のみ）',
    1: '社内の業務に影響',
    2: '事業に影響',
    3: '顧客・取引先または個人情報に影響',
  },
  severity: (level: number, name: string) => `${level}（${name}）`,
  known: { yes: 'はい', no: 'いいえ', unknown: 'わからない' },
  roleNames: { officer: '管理責任者', deputy: '副責任者', owners: 'ワークスペースのオーナー' },
  labels: {
    number: '受付番号',
    type: '種別',
    severity: '重大度（仮）',
    reporter: '報告者',
    reportedAt: '報告日時',
    noticedAt: '気づいた日時',
    ongoing: 'いまも続いているか',
    personalData: '個人情報を含むか',
    whatHappened: '何が起きたか',
    information: '何の情報か',
    alreadyDone: 'すでにしたこと',
    message: '関係するメッセージ',
  },
  reporterHidden: { anonymous: '匿名', confidential: '氏名は、限られた人だけに伝えられています' },
  labelled: (label: string) => `${label}：`,
  unknownMoment: '不明',
  dayOnly: (day: string) => `${day}（時刻は不明）`,

  form: {
    title: '事故の報告',
    submit: '送信する',
    close: 'やめる',
    intro: '早く知らせていただくことが、いちばんの助けになります。分かることだけで送れます。',
    care: '漏れた内容そのもの、パスワード、氏名や連絡先などの個人情報は書かないでください。「何の情報か」が分かれば十分です。',
    readers:
      '読めるのは、対応する人（管理責任者・副責任者・管理者・オーナー）とあなただけです。あなたの名前は対応する人に伝わります。チャンネルには投稿しません。',
    aboutMessage:
      '選んだメッセージへのリンクを報告に添えます。メッセージの文章は写しません。証拠になるので、消さずに残しておいてください。',
    whatHappened: '何が起きましたか',
    whatHappenedExample: '例：取引先に送る図面のメールを、別の会社に送ってしまった。',
    noticedDate: '気づいた日',
    noticedTime: '気づいた時刻',
    noticedTimeHint: 'おおよそで大丈夫です。分からないときは空欄にしてください。',
    information: '何の情報ですか',
    informationExample: '例：製品Bの加工図面 3枚',
    ongoing: 'いまも続いていますか',
    ongoingOptions: { yes: 'はい、続いている', no: 'いいえ、止まった', unknown: 'わからない' },
    type: '種別',
    typeUnknown: 'わからない',
    personalData: '個人情報は含まれますか',
    personalDataOptions: { yes: 'はい', no: 'いいえ', unknown: 'わからない' },
    alreadyDone: 'すでにしたこと',
    alreadyDoneExample: '例：共有リンクを止めた。相手に削除をお願いした。',
  },
  problems: {
    missing: '一言でかまいませんので、ご記入ください。',
    'too-long': (most: number) => `${most}字以内で短くお書きください。`,
    future: 'これからの日時になっています。気づいた日時をご確認ください。',
    'not-offered': 'この種別はいま選べません。選び直してください。',
  },
  notRecorded: (contact: string) =>
    `まだ記録できていません。入力内容はこの画面に残っています。少し待って、もう一度「送信する」を押してください（二重にはなりません）。急ぐときは、${contact}に直接知らせてください。`,
  contactUnknown: '管理責任者',
  contactNamed: (names: string) => `${names}さん`,
  namesJoined: (names: readonly string[]) => names.join('さん、'),

  receipt: {
    title: '受付完了',
    close: '閉じる',
    text: (number: string) => `事故の報告を受け付けました。受付番号は ${number} です。`,
    header: '報告を受け付けました',
    thanks: '知らせてくださり、ありがとうございます。',
    doMeanwhile: '報告は、これで届いています。あわせて、次のことをお願いします。',
    toldHeading: '知らせた相手',
    told: (role: string) => `${role}に、いま知らせています。`,
    toldPeople: 'お知らせ先：',
    toldInstead: (role: string, owners: string) =>
      `${role}が見つからないため、${owners}に、いま知らせています。`,
    nextHeading: 'このあとのこと',
    repeats: (minutes: number) => `受領されるまで、${minutes}分ごとに繰り返し知らせます。`,
    nextStep: (moment: string, role: string) => `${moment} までに受領されないときは、${role}にも知らせます。`,
    whenAcknowledged: '受領されたら、あなたにダイレクトメッセージでお知らせします。',
    alsoByMessage: '同じ内容を、ダイレクトメッセージにも送りました。',
  },

  notice: {
    text: (number: string, level: number) => `事故の報告 ${number}（重大度${level}）：受領をお願いします。`,
    header: (number: string) => `事故の報告 ${number}`,
    escalated: '先に知らせた人がまだ受領していないため、あなたにもお知らせしています。',
    again: (times: number) => `まだ受領されていないため、${times}回目のお知らせです。`,
    instead: (role: string) =>
      `${role}が見つからないため、ワークスペースのオーナーであるあなたにお知らせしています。まだ決まっていないときは、ホームの「役割を設定する」から決めてください。`,
    acknowledge: '受領する',
    about:
      '受領すると繰り返しのお知らせが止まり、報告者に伝わります。内容を知る必要のない人には転送しないでください。',
    messageLink: 'メッセージを開く',
    messagePlace: (channel: string, ts: string) =>
      `ボットが開けない場所にあります（${channel} / ${ts}）。報告者に確認してください。`,
    acknowledgedText: (number: string) => `事故の報告 ${number} は受領されました。`,
    acknowledgedBy: (moment: string) => `さんが受領しました（${moment}）。`,
    closed: (number: string) => `事故の報告 ${number} は完了しました。`,
    takenBack: 'この事故のお知らせは、見られなくなりました。対応は、ほかの担当者が続けます。',
    writtenIn: { ja: '（日本語の報告）', en: '（英語の報告）' },
    nextHeading: '受領した人が、次にすること',
    nextContact: '報告者に連絡して、いまの状況と、ほかに広がっていないかを確かめてください。',
    nextPersonalData:
      '個人情報が関わる可能性があります。個人情報保護委員会への報告が必要か、早めに確かめてください（速報の目安は、知ってからおおむね3〜5日以内です）。',
  },

  acknowledged: {
    toReporter: (number: string) => `事故の報告 ${number} が受領されました。`,
    byWhom: (moment: string) => `さんが、${moment} に受領しました。`,
    next: '対応が始まります。確認のため、連絡が来ることがあります。',
    done: (number: string) => `事故の報告 ${number} を受領しました。報告者にお知らせします。`,
    already: (number: string, moment: string) =>
      `事故の報告 ${number} は、${moment} に受領済みです。受領した人：`,
    notAllowed:
      '受領できるのは、管理責任者・副責任者・管理者です。いまのあなたの役割では受領できないため、何も変わっていません。対応できる方をご存じでしたら、その方に声をかけてください。',
    notSure:
      'いま役割を確認できないため、受領できませんでした。何も変わっていません。少し待って、もう一度お試しください。',
    notFound:
      'この報告は見つかりませんでした。古いお知らせの可能性があります。ホームで、いまの一覧を確認してください。',
    title: '事故の報告',
    close: '閉じる',
  },

  formFailed:
    '報告フォームを開けませんでした。下のボタンをもう一度押してください。急ぐときは、管理責任者に直接知らせてください。',
  report: '報告する',
  dismiss: 'いまは報告しない',
  dismissed:
    '分かりました。あとからでも、ホームか /mamori report で報告できます。少しでも気になるときは、知らせてください。',

  firstResponse: {
    text: '情報漏えいなどの事故かもしれません。まずすることと、報告の方法をお伝えします。',
    header: '情報漏えいなどの事故かもしれません',
    about: (type: string) =>
      `「${type}」のときの、はじめの対応です。種別が違っていても、疑いだけでも、報告できます。`,
    aboutOther: '疑いだけでも、分からないことがあっても、報告できます。',
  },

  home: {
    own: 'あなたの報告',
    open: '対応中の報告',
    noneOpen: '対応中の報告はありません。',
    see: '内容を見る',
    loading: '読み込んでいます…',
    title: (number: string, standing: string) => `${number}　${standing}`,
    facts: (type: string, severity: number) => `${type}・重大度${severity}（仮）`,
    reportedAt: (moment: string) => `${moment} 報告`,
    waiting: '受領待ち',
    acknowledgedAt: (moment: string) => `受領済み（${moment}）`,
    statusNames: { received: '受付', investigating: '調査中', responding: '対応中', closed: '完了' },
    state: (parts: readonly string[]) => parts.join('・'),
  },
}

export type IncidentMessages = typeof incident
