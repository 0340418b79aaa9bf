/** Everyday words that mean much the same in a question: how people say it, and how a document does. */
export type EverydayWords = { readonly id: string; readonly words: readonly string[] }

/**
 * The groups, in both languages, so that 「お金かかる？」 meets 「費用」 and "how soon" meets "deadline". They hold the
 * wording of questions only; the scheme's own terms are the glossary's. Japanese words are parted by spaces, English
 * ones by commas.
 */
export const everydayWords: readonly EverydayWords[] = [
  group(
    'money',
    'お金 おかね 費用 ひよう 料金 金額 いくら 値段 価格 コスト 有料 無料 無償 有償 タダ 経費 実費 何円 見積 自腹 予算',
    'cost, fee, price, free of charge, free, charge, pay, expensive, cheap, how much, money, paid, quote, quotation, budget',
  ),
  group(
    'deadline',
    '期限 きげん 締切 締め切り しめきり 〆切 いつまで 何日まで 何日以内 日以内 期日 間に合 何日',
    'deadline, due, by when, within, how soon, time limit, how quickly',
  ),
  group(
    'beginning',
    'いつから いつ始 いつスタート いつでき 開始 スタート 施行 始まっ 始まる 始まり',
    'start, started, begin, began, since when, in force, came into force, launched, introduced',
  ),
  group(
    'count',
    'いくつ 何社 何件 何個 件数 社数 企業数 機関数 事業者数 の数 何機関 何団体 何問 項目数 何項目 全部で なんこ 何こ どれだけある',
    'how many, number of, total',
  ),
  group(
    'period',
    '何年 年間 期間 有効期限 どのくらいの期間 どれくらい 何か月 何ヶ月 どれくらい どのぐらい どれぐらい どれだけ 何日かか 何週間',
    'how long, period, duration, valid, validity, expire, expiry',
  ),
  group(
    'yearly',
    '毎年 年1回 年に1回 1年ごと 年一回 年次 定期 定期的',
    'yearly, annual, annually, every year, each year, once a year, per year, regular, regularly, periodic',
  ),
  group(
    'past',
    '昔 以前 旧 見直し前 より前 かつて 従来 前は',
    'previously, formerly, former, old, used to, before, earlier',
  ),
  group(
    'change',
    '変わる 変わった 変更 改正 見直し 改訂',
    'change, changed, amended, amendment, revised, revision, review, update',
  ),
  group('late', '遅れ 過ぎ 過ぎた 間に合わ', 'late, overdue, miss, missed, exceed'),
  group(
    'contact',
    '窓口 相談先 問い合わせ 問合せ 問い合わせ先 連絡先 届出先 報告先 どこに相談 どこに聞 誰に聞 どこに連絡 どこへ連絡 どこに電話 窓口に聞 聞けばいい 相談すれば',
    'contact, desk, helpdesk, where to ask, whom to ask, inquiry, enquiry, inquiries, who to contact, whom to contact',
  ),
  group(
    'advice',
    '相談 そうだん 助言 アドバイス 支援 手伝 サポート すすめ 勧め おすすめ 推奨',
    'consult, advice, advise, support, help, assistance, recommended, recommend',
  ),
  group(
    'tell',
    '報告 ほうこく 連絡 れんらく 知らせ しらせ 伝え 届け出 届出 通報 申告 上申 エスカレ 言う 言った 言えば 言ったほうが 話したほうが 騒い 騒ぐ',
    'report, reported, reporting, notify, notified, notification, tell, told, inform, informed, escalate',
  ),
  group(
    'who-first',
    '誰に だれに どなたに どの人に 誰へ だれへ',
    'who should i tell, whom to tell, who do i tell, who to tell, who should i report, report to whom, who do i report',
  ),
  group(
    'deputy',
    '不在 いないとき 休みのとき 代わり 代理 つかまらない 捕まらない 連絡がつかない 連絡つかない 休んで 出張中 がいない でいない 席にいない',
    'absent, away, deputy, substitute, not available, unavailable, on holiday, on leave, out of office, cannot reach, unreachable',
  ),
  group(
    'submit',
    '提出 出す 出さない 出さなければ 書類 様式 出し先 提出先 宛先 書式 フォーマット',
    'submit, submission, file, filing, form, hand in, document to submit, template',
  ),
  group(
    'disposal',
    '捨て 捨てる 捨て方 すてる 廃棄 シュレッダー 破棄 処理方法 要らなくな いらなくな 不要になった',
    'dispose, disposal, discard, shred, shredding, throw away, thrown away, bin, no longer need, no longer needed',
  ),
  group(
    'delete',
    '消す 消し 消した 消去 削除 消しては 消える',
    'delete, deleted, deleting, erase, erased, wipe, remove, removed',
  ),
  group(
    'do-not',
    'してはいけない してはだめ だめ ダメ NG 禁止 やってはいけない しないでください',
    'do not, must not, never, prohibited, forbidden, not allowed, avoid',
  ),
  group(
    'sure',
    '微妙 あいまい 曖昧 自信がない 自信ない 分からない段階 確実 確信 はっきり 疑い 疑わしい かもしれない もしかして おそれ 証拠がない 確証',
    'suspect, suspicion, suspected, unsure, not sure, might have, possible, possibly, maybe, certain',
  ),
  group('prevent', '防ぐ 防止 防げ 予防 させない ないように', 'prevent, prevention, preventing, stop'),
  group(
    'leaver',
    'やめる人 やめた人 やめる社員 辞める 辞めた 辞めて 退社 退職 離職',
    'leaver, resign, resigned, quit, leaving staff, leaving employee, former employee, retire',
  ),
  group(
    'difference',
    '違い 違う 違って ちがい ちがう ちがうの 異なる 異なり 区別 使い分け どっち どちら 比較 比べ 別物 とは別',
    'difference, differ, differs, different, versus, vs, compare, compared, comparison, distinguish, distinction',
  ),
  group(
    'benefit',
    'メリット 利点 いいこと 良いこと お得 有利 優遇 加点 恩恵 特典',
    'benefit, advantage, perk, upside, bonus point, gain',
  ),
  group(
    'enough',
    '足りる 足ります 足りない 十分 充分 だけでいい だけで良い だけでよい だけで大丈夫 だけしてれば だけしていれば だけやれば だけやって',
    'enough, sufficient, suffice, only need',
  ),
  group(
    'duty',
    '必要 義務 必須 強制 しなければ しないといけない ないといけない なくてもいい なくていい 要りますか 要るの 要る いります いるの 要り なくてよい なくても 強制 任意',
    'required, require, mandatory, must, obligation, obligatory, necessary, compulsory, have to, need to, optional, voluntary',
  ),
  group(
    'process',
    '流れ 手順 手続き 手続 段取り ステップ やり方 進め方 方法 どうやって 仕方 どうすれば',
    'process, procedure, steps, how to, flow, how do we, how do i, how can we',
  ),
  group(
    'published',
    '公表 公開 出てる 出ている 出ました 発表 入手 ダウンロード 手に入 載る 載って 載せ 世に出た 名前が出 ネットに出 宣伝 広報 紹介',
    'published, publish, release, released, available, download, obtain, listed, listing',
  ),
  group('result', '結果 点数 採点 スコア 得点 何点 評価', 'result, score, scored, points, marks'),
  group(
    'abbreviation',
    '略称 略語 何の略 の略 正式名称 正式名 正式な名前 フルネーム 頭文字 英語名',
    'stand for, stands for, abbreviation, acronym, short for, full name',
  ),
  group(
    'blame',
    '怒られ 責め 責める 叱られ とがめ 咎め 処罰 誰が悪い',
    'blame, blamed, punish, punished, trouble, scolded',
  ),
  group(
    'seen',
    '見られ 閲覧 見せ 知られ 見える 見られる 読める 読まれ 読まれる 誰でも見',
    'see, seen, view, viewed, visible, read',
  ),
  group(
    'loan',
    '融資 ローン 利子 利息 借り 借入 貸付 金利 利率 低利',
    'loan, loans, lend, lending, borrow, interest rate',
  ),
  group('law', '法律 法令 根拠 条文 根拠法 法的根拠 法定 法律上 法的', 'law, act, statute, legal basis'),
  group('target', '対象 誰向け 向け 対象者 どんな会社', 'intended, aimed, for whom, target, scope, eligible'),
  group(
    'office',
    '社外で カフェ 喫茶店 自宅 在宅 テレワーク リモート 出張先 電車の中 家で 持ち帰り',
    'telework, remote, home office, working from home, cafe, coffee shop, outside the office',
  ),
  group('visit', '来てもら 来てくれ 訪問 派遣 出張', 'visit, come to, dispatch, dispatched, sent, on-site'),
  group('amount', '割合 何割 パーセント 多い 最も 一番', 'percentage, share, most, majority, proportion'),
  group(
    'size',
    '小さい会社 町工場 小さな会社 中小 小規模 零細 個人事業',
    'small company, small business, sme, small workshop, workshop, small factory, sole proprietor',
  ),
  group(
    'day-off',
    '土曜 日曜 土日 祝日 休日 週末 連休 休み 土日祝',
    'weekend, weekends, saturday, sunday, public holiday, public holidays, non-working day',
  ),
  group('night', '夜中 深夜 夜間 夜遅く 翌朝 翌日 明朝', 'night, at night, next morning, tomorrow, midnight'),
  group(
    'grading',
    'ランク ランク付け レベル分け 深刻度 重大度 重大さ 重さ',
    'severity, graded, grading, rated, ranked, classified, how serious, seriousness',
  ),
  group(
    'false',
    '嘘 うそ 間違い 間違って 間違え 誤り 誤って 違っていた',
    'wrong, false, mistake, mistaken, incorrect, error',
  ),
  group(
    'simple',
    '簡素化 簡単 軽く 軽くなった 楽に 楽になった 減らした 短く',
    'simplified, simpler, simplification, easier, fewer steps, merged',
  ),
  group(
    'teach',
    '教える 教育 研修 説明会 周知 勉強会 eラーニング',
    'train, training, teach, education, course',
  ),
  group(
    'pass',
    '合格 受かる 受かり 通る 通り クリア 満たせば',
    'pass, passed, passing, succeed, meet the standard',
  ),
  group('stamp', 'ハンコ はんこ 判子 スタンプ 印 表示 ラベル', 'stamp, label, labelling'),
  group('majority', '半分 半数 過半数 大半 半分以上 五割 5割', 'half, majority, more than half'),
  group(
    'noticing',
    '発覚 判明 発見 気づいた 気付いた 気づいて 知った 認知',
    'discover, discovered, discovery, notice, noticed, learn of, become aware, knowing',
  ),
  group('association', '協会 団体 組合 工業会 業界団体', 'association, industry body, union'),
  group('repeated', '重複 二重 重なった 重なり 重層', 'overlapping, duplicate, repeated, double'),
  group(
    'head',
    '社長 経営者 代表 経営層 役員 経営陣',
    'president, management, executive, executives, board, ceo',
  ),
  group(
    'staff',
    '社員 従業員 スタッフ 職員 新人 新入社員',
    'staff, employee, employees, personnel, worker, workers',
  ),
  group('place', 'しまう しまっ 置き場 置き場所 保管場所', 'where to keep, storage place'),
  group(
    'dont-know',
    '「わからない」 「分からない」 『わからない』 わからないだと わからないは わからないを選 わからないと答え 分からないと答え 分からないを選',
    'don\'t know, do not know, "don\'t know"',
  ),
  group(
    'strictness',
    '甘い ゆるい 緩い 厳しい きびしい 取りやすい 楽な',
    'strict, lenient, easiest, strictest',
  ),
  group('kind', '種類 タイプ 類型 分類', 'kind, type, category, classification'),
  group('area', '分野 カテゴリ カテゴリー 領域', 'area, field'),
  group(
    'choose',
    '選ぶ 選び方 どちらにすべき どっちにすべき 決め方',
    'choose, choosing, pick, select, decide between, which one',
  ),
  group('mail', 'メール メアド メールアドレス メルアド eメール', 'email, e-mail, mail'),
  group(
    'government',
    '役所 官庁 省庁 国が 国に 国へ 政府 行政 経産省 経済産業省',
    'government, ministry, state, authority, authorities, meti',
  ),
  group(
    'told-by-others',
    '指摘 指摘され 言われた 知らされ 外部から 社外から 社外の人から',
    'pointed out, told by, outsider, someone outside, from outside',
  ),
  group(
    'part-timer',
    'アルバイト バイト パート 派遣 非正規 契約社員 アルバイトさん パートさん 派遣さん 派遣社員',
    'part-time, part-timer, temp, temporary staff, dispatched workers, part-timers, temps',
  ),
  group(
    'write',
    '書く 書けば 書いて 記入 記載 盛り込む 入れる項目',
    'write, fill in, contain, goes into, include, content',
  ),
  group('make', '作る 作り方 作成 作りたい 策定', 'create, draw up, set up, draft'),
  group(
    'retain',
    '保管 保存 残す 残して 保管期間 何年残 取っておく',
    'keep, store, retain, retention, stored, kept',
  ),
  group('reason', 'なぜ なんで どうして 理由 背景', 'why, reason'),
  group(
    'show',
    '示す 示し方 証明 アピール 見せ方 一言で説明 説明したい',
    'prove, demonstrate, evidence that, prove, show to customers',
  ),
  group(
    'lost',
    'なくし 無くし 失くし 紛失 見当たら 見つから 落とし 置き忘れ',
    'lost, lose, missing, misplaced, left behind',
  ),
  group('pay', '払う 払って 支払 支払い', 'pay, paying, payment, ransom'),
  group(
    'withdraw',
    '取り消し 取消 取り消され 剥奪 失効 停止 取り上げ',
    'withdraw, withdrawn, revoke, revoked, lose the certificate, cancelled, suspended',
  ),
  group(
    'this-scheme',
    'この制度 本制度 当制度 この認証 こちらの制度 技術情報管理認証制度 技術情報管理認証',
    'this scheme, the scheme, this certification, technical information management certification scheme',
  ),
]

/** Words that mean one thing: Japanese ones between spaces, English ones between commas. */
export function group(id: string, japanese: string, english: string): EverydayWords {
  return { id: `everyday.${id}`, words: [...japanese.split(' '), ...english.split(', ')] }
}
