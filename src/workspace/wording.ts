/** What the client itself says to a person, when it is not the bot that speaks. */
export type Wording = {
  readonly commandFailed: (command: string) => string
  readonly unknownCommand: (command: string) => string
  readonly noAnswer: string
  readonly required: string
  readonly tooShort: (length: number) => string
  readonly tooLong: (length: number) => string
  readonly notAnAddress: string
  readonly notANumber: string
  readonly notAmongOptions: string
  readonly tooManyChosen: (count: number) => string
  readonly checkFields: string
  readonly notOpen: string
  readonly notThere: string
  readonly notYours: string
  readonly notMember: string
  readonly archived: string
  readonly emptyMessage: string
  readonly messageTooLong: (length: number) => string
}

const japanese: Wording = {
  commandFailed: (command) => `${command} はエラー「dispatch_failed」により実行できませんでした。`,
  unknownCommand: (command) => `${command} は有効なコマンドではありません。`,
  noAnswer: 'アプリから応答がありませんでした。もう一度お試しください。',
  required: 'このフィールドは入力が必要です。',
  tooShort: (length) => `${length} 文字以上で入力してください。`,
  tooLong: (length) => `${length} 文字以内で入力してください。`,
  notAnAddress: '正しい形式で入力してください。',
  notANumber: '数値を入力してください。',
  notAmongOptions: '選択肢の中から選んでください。',
  tooManyChosen: (count) => `選べるのは ${count} 個までです。`,
  checkFields: '入力内容を確認してください。',
  notOpen: 'この画面はすでに閉じられています。',
  notThere: 'そのボタンや項目は見つかりませんでした。',
  notYours: 'ほかの人のメッセージは変更できません。',
  notMember: 'このチャンネルには参加していません。',
  archived: 'このチャンネルはアーカイブされています。読むことだけができます。',
  emptyMessage: 'メッセージが空です。',
  messageTooLong: (length) => `メッセージが長すぎます。${length} 文字以内にしてください。`,
}

const english: Wording = {
  commandFailed: (command) => `${command} failed with the error “dispatch_failed”.`,
  unknownCommand: (command) => `${command} is not a valid command.`,
  noAnswer: 'The app did not respond. Please try again.',
  required: 'Please complete this required field.',
  tooShort: (length) => `Please enter at least ${length} characters.`,
  tooLong: (length) => `Please enter at most ${length} characters.`,
  notAnAddress: 'Please check the form of this entry.',
  notANumber: 'Please enter a number.',
  notAmongOptions: 'Please choose one of the options.',
  tooManyChosen: (count) => `You can choose at most ${count}.`,
  checkFields: 'Please check what you entered.',
  notOpen: 'This view is no longer open.',
  notThere: 'That button or field was not found.',
  notYours: 'You can only change your own messages.',
  notMember: 'You are not in this channel.',
  archived: 'This channel is archived: it can only be read.',
  emptyMessage: 'The message is empty.',
  messageTooLong: (length) => `The message is too long. Please keep it within ${length} characters.`,
}

/** The client's sentences in a person's language. */
export function wordingFor(locale: string): Wording {
  return locale.startsWith('ja') ? japanese : english
}
