import type { HomeView, KnownBlock, ModalView } from '@slack/types'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (text: string, value: string) => ({ text: plain(text), value })

/** A message with one of most things. */
export const everything: KnownBlock[] = [
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: '管理責任者', style: { bold: true } },
          { type: 'text', text: 'は、情報の管理について責任を持つ人です。詳しくは' },
          { type: 'link', url: 'https://www.meti.go.jp/', text: '制度のページ' },
          { type: 'text', text: 'を見てください。<b>これは文字です</b> &amp; ' },
          { type: 'link', url: 'javascript:alert(1)', text: '開けないリンク' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: '保管する場所を決める' }] },
          { type: 'rich_text_section', elements: [{ type: 'text', text: '持ち出しを記録する' }] },
        ],
      },
      {
        type: 'rich_text_quote',
        elements: [{ type: 'text', text: '重要技術情報を取り扱う者は、あらかじめ指定しなければならない。' }],
      },
    ],
  },
  {
    type: 'context',
    elements: [
      {
        type: 'mrkdwn',
        text: '出典: 自社規程 第 3 条（2026 年 4 月 1 日現在） 日本語*太字*です *bold* `code`',
      },
    ],
  },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: 'Posted <!date^1795000000^{date_long} {time}|then> by <@U03SUZUKI1> in <#C03GENERAL>',
    },
    accessory: {
      type: 'button',
      action_id: 'open',
      value: 'now',
      text: plain('事故を報告する'),
      style: 'danger',
    },
  },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Status*\n受付済み' },
      { type: 'mrkdwn', text: '*Severity*\n高' },
    ],
  },
  {
    type: 'actions',
    block_id: 'choice',
    elements: [
      { type: 'button', action_id: 'yes', value: 'yes', text: plain('はい'), style: 'primary' },
      { type: 'button', action_id: 'partly', value: 'partly', text: plain('一部') },
      {
        type: 'button',
        action_id: 'no',
        value: 'no',
        text: plain('いいえ'),
        confirm: {
          title: plain('本当に「いいえ」ですか'),
          text: plain('あとから変えることもできます。'),
          confirm: plain('はい、いいえです'),
          deny: plain('戻る'),
        },
      },
      {
        type: 'static_select',
        action_id: 'area',
        placeholder: plain('分野を選ぶ'),
        options: [option('組織', 'org'), option('物理', 'physical')],
      },
      {
        type: 'overflow',
        action_id: 'more',
        options: [option('一時停止', 'pause'), option('最初から', 'restart')],
      },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-11-23' },
    ],
  },
  {
    type: 'markdown',
    text: '## まとめ\n**三つ**の手順です。\n\n1. 止める\n2. 知らせる\n   - 責任者へ\n3. 記録する\n\n| 分野 | 得点 |\n|:--|--:|\n| 組織 | 12 |\n| 物理 | 8 |',
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('役に立った'), value: 'up' },
        negative_button: { text: plain('役に立たなかった'), value: 'down' },
      },
    ],
  },
]

/** A modal with one of most inputs. */
export const formView: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('情報漏えいの報告'),
  submit: plain('報告する'),
  close: plain('キャンセル'),
  blocks: [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'わかることだけで構いません。あとから書き足せます。' },
      accessory: { type: 'button', action_id: 'push', value: 'now', text: plain('書き方') },
    },
    {
      type: 'input',
      block_id: 'title',
      label: plain('何が起きましたか'),
      hint: plain('個人名や機密の中身は書かないでください。'),
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        multiline: true,
        placeholder: plain('例: 図面を別の会社に送った'),
      },
    },
    {
      type: 'input',
      block_id: 'kind',
      label: plain('種別'),
      element: {
        type: 'static_select',
        action_id: 'kind',
        placeholder: plain('選んでください'),
        options: [option('メールの誤送信', 'mail'), option('紛失・盗難', 'lost')],
      },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('知らせる人'),
      element: { type: 'multi_users_select', action_id: 'who' },
    },
    {
      type: 'input',
      block_id: 'when',
      optional: true,
      label: plain('いつ'),
      element: { type: 'datetimepicker', action_id: 'when' },
    },
    {
      type: 'input',
      block_id: 'still',
      label: plain('今も続いていますか'),
      element: {
        type: 'radio_buttons',
        action_id: 'still',
        initial_option: option('わからない', 'unknown'),
        options: [option('はい', 'yes'), option('いいえ', 'no'), option('わからない', 'unknown')],
      },
    },
    {
      type: 'input',
      block_id: 'checks',
      optional: true,
      label: plain('済んだこと'),
      element: {
        type: 'checkboxes',
        action_id: 'checks',
        options: [
          { ...option('アクセスを止めた', 'stop'), description: plain('パスワードの変更を含みます') },
          option('上司に伝えた', 'boss'),
        ],
      },
    },
    {
      type: 'input',
      block_id: 'proof',
      optional: true,
      label: plain('証跡'),
      element: { type: 'file_input', action_id: 'proof', max_files: 3 },
    },
  ],
}

/** A home with a header, buttons and fields. */
export const homeView: HomeView = {
  type: 'home',
  blocks: [
    { type: 'header', text: plain('こんにちは。Mamori です') },
    { type: 'section', text: plain('技術情報の守り方について、いつでも聞いてください。') },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'open', value: 'now', text: plain('事故を報告する'), style: 'danger' },
        {
          type: 'button',
          action_id: 'check',
          value: 'now',
          text: plain('自己チェックを始める'),
          style: 'primary',
        },
      ],
    },
    { type: 'divider' },
    {
      type: 'section',
      fields: [
        { type: 'plain_text', text: '前回の自己チェック\n2026 年 4 月 3 日' },
        { type: 'plain_text', text: '得点\n72 / 100' },
      ],
    },
    { type: 'context', elements: [{ type: 'plain_text', text: '自己チェックは認証ではありません。' }] },
  ],
}
