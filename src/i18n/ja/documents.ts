/** Documents people have: where a section stands, why a file could not be read, sharing a file with the bot. */
export const documents = {
  place: {
    page: (page: number) => `p.${page}`,
    sheet: (sheet: string) => `シート「${sheet}」`,
    slide: (slide: number) => `スライド${slide}`,
  },
  formats: {
    markdown: 'Markdown',
    text: 'テキスト',
    html: 'HTML',
    pdf: 'PDF',
    word: 'Word',
    excel: 'Excel',
    powerpoint: 'PowerPoint',
  },
  layers: { company: '社内ルール', practice: '一般的な実務', scheme: '制度' },
  audiences: { employees: '社内の人だけ', everyone: 'ゲストを含む全員' },
  faults: {
    empty: () => '文字が入っていません。中身のあるファイルに差し替えてください。',
    scanned: () =>
      '画像だけのPDFで、文字を読み取れません。文字認識（OCR）をかけるか、元の文書からPDFを作り直してください。',
    encrypted: () => 'パスワードで保護されています。保護を外したものを用意してください。',
    unreachable: () =>
      '何度か試しましたが、Slackからファイルを受け取れませんでした。しばらくしてから、もう一度送ってください。続くときは、Slackの管理者に相談してください。',
    corrupt: () => '壊れているようで、開けません。元のソフトで開き、保存し直してください。',
    mislabelled: (found: string) =>
      found === ''
        ? 'ファイルの中身が、名前の末尾（拡張子）と合っていません。元のソフトで保存し直してください。'
        : `名前の末尾（拡張子）と違い、中身は${found}です。正しい拡張子に直してください。`,
    unsupported: () =>
      'この形式は読めません。PDF、Word（docx）、Excel（xlsx）、PowerPoint（pptx）、HTML、テキスト、Markdownのどれかで保存し直してください。',
    'too-large': (limit: string) => `大きすぎて読めません（上限は${limit}）。いくつかに分けてください。`,
    'zip-bomb': () =>
      '開くと極端に大きくなる作りのため、読むのをやめました。出どころを確かめ、元のソフトで保存し直してください。',
    'too-slow': (seconds: string) => `${seconds}秒では読み終わりませんでした。いくつかに分けてください。`,
    'too-much-memory': () => '読むのに必要なメモリーが上限を超えました。いくつかに分けてください。',
    outside: () => '文書フォルダーの外を指すリンクのため、開きません。ファイルそのものを置いてください。',
    'linked-folder': () =>
      '別のフォルダーへのリンクのため、中をたどりません。フォルダーそのものを置いてください。',
    'too-deep': () => 'フォルダーの階層が深すぎます。20階層までにしてください。',
    'bad-name': () => '名前に、見えない文字や使えない文字が入っています。名前を付け直してください。',
    unreadable: () => 'ファイルを開けません。読み取りの権限を確かめてください。',
    'front-matter': (reason: string) => `はじめの設定（または .meta.yml）が正しくありません：${reason}`,
    gone: () => 'Slackからファイルを受け取れませんでした。もう一度送ってください。',
  },
  faultDetail: {
    characters: (count: string) => `${count}文字`,
  },
  stale: '前に読めた内容で答えています。',
  flagged: (headings: readonly string[]) =>
    `AIへの指示のように読める部分があります：${headings.map((heading) => `「${heading}」`).join('')}。指示としては扱いませんが、意図したものか確かめてください。`,
  pagesWithoutText: (pages: string) => `次のページは文字を読み取れませんでした：${pages}`,
  news: {
    title: '文書フォルダーについてのお知らせ',
    lead: '答えに使う文書のうち、次のものを確かめてください。',
    more: (count: number) => `ほか${count}件。一覧は mamori index で見られます。`,
  },
  notRead: {
    byEmployee: (names: readonly string[]) =>
      `添付ファイル（${names.map((name) => `「${name}」`).join('')}）は読んでいません。聞きたいことは文字で書いてください。図面や個人情報は、ここに貼らないでください。文書として登録したいときは、管理者か管理責任者に頼んでください。`,
    inChannel: (names: readonly string[]) =>
      `添付ファイル（${names.map((name) => `「${name}」`).join('')}）は読んでいません。聞きたいことは文字で書いてください。文書の登録は、管理者か管理責任者がダイレクトメッセージで行えます。`,
    tooMany: (names: readonly string[], most: number) =>
      `一度に受け取れるのは${most}件までです。${names.map((name) => `「${name}」`).join('')}は、あらためて送ってください。`,
  },
  offer: {
    reading: (name: string) => `「${name}」を読んでいます。読み終わったら、内容をここでお見せします。`,
    failed: (name: string) => `「${name}」は登録できませんでした。`,
    title: '登録する前に確かめてください',
    found: (name: string, format: string, sections: number) =>
      `「${name}」（${format}）から、${sections}個の節が見つかりました。`,
    headings: '見つかった見出し（はじめのほう）',
    more: (count: number) => `ほか${count}個`,
    explain: '登録すると、この文書をもとに質問に答えるようになります。登録はいつでも取り下げられます。',
    register: '登録に進む',
    discard: 'やめる',
    discarded: (name: string) => `「${name}」は登録しませんでした。ファイルの中身は残していません。`,
    indexing: (name: string) => `「${name}」を登録しています。`,
    registered: (title: string, sections: number) =>
      `「${title}」を登録しました。${sections}個の節から答えられます。取り下げるときは、ホームの「共有された文書」から操作してください。`,
    gone: 'このファイルの登録は、すでに終わったか取りやめられています。',
  },
  form: {
    title: '文書の登録',
    submit: '登録する',
    close: '戻る',
    name: '文書の名前',
    nameHint: '出典として表示されます。',
    layer: 'どこの決まりか',
    audience: 'だれに見せるか',
    owner: '担当（役割や部署）',
    ownerHint: '内容について確かめたいときの問い合わせ先として表示されます。',
    empty: '入力してください。',
  },
  home: {
    title: '共有された文書',
    text: 'このアプリとのダイレクトメッセージにファイルを送ると、答えに使う文書として登録できます。',
    line: (document: { layer: string; audience: string; owner: string; sections: number }) =>
      `${document.layer}・${document.audience}・担当 ${document.owner}・${document.sections}節・登録 `,
    more: (count: number) => `ほか${count}件`,
    withdraw: '取り下げる',
    confirmTitle: '取り下げますか',
    confirmText: (title: string) =>
      `「${title}」は、すぐに答えに使われなくなります。元に戻すには、もう一度ファイルを送ってください。`,
    confirm: '取り下げる',
    cancel: 'やめる',
  },
  withdrawn: (title: string) => `「${title}」を取り下げました。これからの答えには使われません。`,
  withdrawnByOther: (title: string) =>
    `登録していただいた「${title}」が、ほかの管理者によって取り下げられました。理由は、下の人に聞いてください。`,
}

export type DocumentsMessages = typeof documents
