import { type EverydayWords, group } from './everyday.ts'

/**
 * More of the everyday words, as people say them in chat: slang, idioms and the words of neighbouring trades. A group
 * with the name of one in `everyday.ts` is that group.
 */
export const colloquialWords: readonly EverydayWords[] = [
  group(
    'money',
    '何十万 何百万 何万 おいくら お値段 出費 予算感 負担額 相場 費用感 ギャラ 支出',
    'going rate, ballpark, set us back, pricey, rate card, how expensive, price tag, spend, cost us',
  ),
  group(
    'deadline',
    'リミット タイムリミット デッドライン いつまで 猶予 何時間以内 までに出す までに届',
    'time frame, timeframe, cut-off, latest, how fast, how many days, clock',
  ),
  group(
    'period',
    '賞味期限 寿命 何年もつ 何年で切 一生もの 失効 何年間 待ち時間 何ヶ月 何カ月 半年',
    'run out, runs out, shelf life, redo it, lapse, last, lasts, lifetime, turnaround',
  ),
  group(
    'yearly',
    '年いち 年に一度 年1 毎年度 年に何 何べん 何回',
    'yearly, once every year, how often, every twelve months, every 12 months',
  ),
  group('change', '刷新 新しくなった 変わりました 書き換わ', 'overhaul, overhauled, rewritten, new version'),
  group(
    'contact',
    '頼れる 頼ったら 駆け込み 相談に乗って',
    'turn to, get hold of, reach out, help line, hotline',
  ),
  group(
    'tell',
    '打ち明け 申し出 名乗り出 上げる 上げた 共有すべき 一報 耳に入れ 話す 正直に',
    'speak up, let know, flag, flagging, raise, owning up, own up, confess, come forward, inform',
  ),
  group(
    'deputy',
    '海外出張 休暇中 休みを取って 不在時 連絡できない 電話に出ない 入院',
    'on vacation, vacation, on leave, out of reach, off sick, unavailable, not around, away',
  ),
  group(
    'submit',
    '書類を渡 手渡す 送り先 エントリー 出せば 提出物 持ち込む',
    'hand in, hand it in, paperwork, turn in, send in, apply, lodge',
  ),
  group('apply', '申請 申し込 申込 エントリー 応募', 'apply, application, applying, applicant, sign up'),
  group('disposal', '処分 手放す ゴミ 廃品 リサイクル', 'get rid of, dump, recycle, bin, trash, scrap'),
  group('delete', '整理していい 片付け 消しちゃ 削っ 抹消', 'clear, clean up, purge, get rid'),
  group(
    'sure',
    '勘違い 気のせい 思い過ごし 確か 半信半疑',
    'guessing, just a guess, hunch, not certain, suspicious, think so',
  ),
  group(
    'leaver',
    '辞表 転職 最終出社 去る人 やめるとき',
    'notice to quit, hands in their notice, gives notice, gave notice, quitting, quits, last day, offboarding, moving on, departing, leaves us',
  ),
  group(
    'difference',
    '混乱 ごっちゃ 整理して 見分け 同じもの 同じです 何が別 合ってますか 紛らわしい',
    'same as, same thing, mixed up, confuse, confused, confusing, tell apart',
  ),
  group(
    'benefit',
    '良さ 得する うまみ 見返り 説得 旨味 得なこと 効く 効果',
    'upside, what is in it, worth it, pay off, gain from, convince',
  ),
  group(
    'enough',
    '事足り OKですか 安心 カバー 完璧 不要',
    'are we covered, covered, cut it, good enough, suffices',
  ),
  group(
    'duty',
    '無視して 絶対やる やらなきゃ 取らなきゃ マスト スルー',
    'obliged, forced, ignore it, opt out, have got to, must we',
  ),
  group(
    'process',
    '段取り 道のり 動き方 ステップ踏 何から 進行 やりかた',
    'road to, first step, how to go about, stages, step by step',
  ),
  group('published', '出してる 公開され 世に出 リリース 配布', 'came out, come out, put out, grab'),
  group('abbreviation', '何の頭文字 アルファベット', 'letters, initials'),
  group(
    'blame',
    '責任を問われ 叱責 ペナルティ 罰せ 責任は 誰のせい 罰金 損する 評価が下',
    'on the hook, told off, whose fault, fault, liable, in hot water, responsible for it, blame me',
  ),
  group(
    'seen',
    'みんなに見 丸見え のぞか 開いちゃ バレちゃ',
    'who can read, exposed, open to everybody, everybody be able',
  ),
  group(
    'loan',
    '銀行 金融機関 資金繰り お金を借 融資枠',
    'bank, financing, finance, borrow money, lender, financial institution',
  ),
  group(
    'law',
    'バックボーン 法律面 拠り所 よりどころ 何法',
    'legal basis, legal footing, statutory, legislation, underpin',
  ),
  group('target', '該当する会社 誰でも取 うちでも', 'who qualifies, eligible, anyone can, who is it for'),
  group(
    'office',
    '新幹線 車内 移動中 出先 ホテル 空港 ファミレス スタバ 外出先',
    'on the train, airport, hotel, on the road, working from, on the move, take home, bring home, at home, laptop home, home for the weekend',
  ),
  group('visit', '足を運 見に来 現地に来 訪ね', 'come over, send somebody over, drop by'),
  group(
    'size',
    '社員数人 数人の会社 家族経営 小さめ 下請け工場',
    'tiny firm, tiny company, family business, few employees',
  ),
  group(
    'grading',
    '深刻さ やばさ ヤバさ 重さ レベル3 レベル2 レベル1 大ごと',
    'how bad, level 1, level 2, level 3, how grave',
  ),
  group(
    'teach',
    '講習 セミナー 指導 学ばせ 座学 レクチャー',
    'workshop, lesson, coach, sit through, instruct',
  ),
  group('pass', '受かれ 合格確定 通らな 落ちる 審査落ち', 'make it through, guaranteed, fail the'),
  group('stamp', 'マル秘 丸秘 印をつけ ラベリング ㊙', 'mark, marking, stamping, tag'),
  group(
    'head',
    'トップ オーナー 会長 経営トップ CEO 上層部',
    'top management, owner, boss of the company, chief executive',
  ),
  group(
    'officer',
    '責任者 担当役員 情報管理の担当 まとめ役 係長を 部長を',
    'officer, person in charge, responsible person, in charge',
  ),
  group('place', 'どこに置 置いておく どこに保', 'where do we keep, where to store, sit in'),
  group('mail', 'eメール 電子メール メッセージ', 'e-mails, emails'),
  group(
    'phishing',
    '怪しい あやしい 不審 迷惑メール 知らない会社 偽サイト フィッシング 添付',
    'phishing, suspicious, dodgy, spam, scam, attachment, fake site',
  ),
  group('government', '国 お役所 官公庁 当局 監督官庁', 'regulator, the state, public authority, officials'),
  group(
    'part-timer',
    '嘱託 学生アルバイト 臨時 期間工 シニア 技能実習生 実習生 インターン',
    'interns, agency workers, casual staff, temps',
  ),
  group(
    'retain',
    '何年とっておく 取っとく キープ',
    'hold on to, keep for, how long to keep, throw away when',
  ),
  group('reason', 'わけ 何のため 意味ある 意義', 'what for, how come, the point of, purpose'),
  group('show', '見せつける 口頭で説明 アピールし 信用して', 'convince customers, back up, vouch'),
  group('lost', '消えた 行方不明 どこかに置 忘れてき', 'gone missing, cannot find, mislaid, nicked, swiped'),
  group('withdraw', '没収 返上 剥が はく奪 取り上げられ 失う', 'taken away, stripped, forfeit, struck off'),
  group(
    'outsider',
    '外部 社外 よそ 記者 マスコミ メディア 新聞社 報道',
    'press, media, journalist, reporter, outsiders, third party',
  ),
  group(
    'customer',
    '客先 お客 顧客 得意先 クライアント 発注元 納入先 親会社',
    'customer, customers, client, clients, buyer',
  ),
  group(
    'supplier',
    '仕入先 外注 下請け 協力会社 委託先 業者 ベンダー',
    'supplier, suppliers, sub-supplier, sub-suppliers, second-tier, subcontractor, subcontractors, vendor, vendors, contractor, contractors',
  ),
  group(
    'device',
    'スマホ iphone アイフォン アンドロイド 携帯電話 タブレット ipad ノートパソコン ノートpc',
    'iphone, smartphone, phone, tablet, laptop, notebook',
  ),
  group(
    'own-device',
    '私物 自分のスマホ 自分のiphone 個人のスマホ 自前の 自分の携帯 マイ端末 自分のパソコン',
    'own phone, own device, personal phone, my phone, my own laptop, byod, private phone',
  ),
  group(
    'ai',
    'チャットgpt チャッピー ジェミニ コパイロット 生成ai 人工知能 aiに ai翻訳',
    'chatgpt, copilot, gemini, claude, ai tool, chatbot, llm',
  ),
  group(
    'drawing',
    '図面 設計図 図 cad cadデータ 仕様書 スペック 寸法 公差',
    'drawing, drawings, blueprint, blueprints, cad, spec, specs, spec sheet, specification',
  ),
  group(
    'know-how',
    'ノウハウ 技術 企業秘密 レシピ 製法',
    'know-how, knowhow, technology, recipe, trade knowledge',
  ),
  group(
    'stars',
    '一つ星 二つ星 ひとつ星 ふたつ星 星1つ 星2つ 星一つ 星二つ ★★',
    'one star, two stars, one-star, two-star, the stars',
  ),
  group(
    'burden',
    '負担 大変 面倒 手間 しんどい 苦労 煩雑 重荷',
    'burden, burdens, hassle, cumbersome, tedious, heavy going',
  ),
  group('list', '一覧表 一覧 リスト 名簿 台帳', 'list, table, register, inventory'),
  group('columns', '列 項目 欄 何を書', 'columns, fields, items'),
  group(
    'maintain',
    '維持 キープする 続けるのに もらったあと もらった後 取った後 取得後 取ったあと',
    'maintain, upkeep, keep it, once we have it, after getting',
  ),
  group('logo', 'マーク ロゴ エンブレム シンボル バッジ', 'logo, mark, emblem, badge, symbol'),
  group(
    'before-getting',
    '取得前 まだ取ってない 申請中 取る前',
    'not got it yet, before we get it, still applying, pending',
  ),
  group(
    'rehearse',
    '訓練 練習 予行 抜き打ち 演習 避難訓練',
    'drill, drills, rehearse, rehearsal, exercise, practise, practice run, mock',
  ),
  group(
    'malware',
    'ランサム ウイルス マルウェア 感染 身代金',
    'ransomware, ransom, virus, malware, infected, infection, hackers',
  ),
  group(
    'power',
    '電源 シャットダウン コンセント 強制終了 再起動',
    'power off, pull the plug, shut down, switch off, turn off, reboot, unplug',
  ),
  group('secret', '内緒 ひみつ 秘密 極秘 社外秘 マル秘 機密', 'secret, confidential, hush-hush'),
  group(
    'people-concerned',
    '本人 お客さん本人 漏れた人 当人',
    'individuals, persons concerned, people affected, data subjects, the people',
  ),
  group(
    'ppc',
    '個人情報保護委員会 委員会 ppc',
    'ppc, personal information protection commission, regulator, privacy authority',
  ),
  group(
    'few',
    '1件だけ 一件だけ 数件 数人 一人だけ 1人だけ 少人数 ひとりでも',
    'only five, only a few, just one, handful, only one',
  ),
  group(
    'which-cases',
    'どんなとき どういうとき どんな場合 条件 ケース',
    'which cases, which breaches, under what conditions, in which case',
  ),
  group(
    'photo',
    '写真 撮影 動画 写メ 録画 カメラ',
    'photo, photos, photograph, photographs, picture, pictures, film, filming, video, videos, camera, cameras',
  ),
  group('competitor', '競合 ライバル 同業他社', 'competitor, competitors, rival, rivals, rival company'),
  group(
    'former-employer',
    '前の会社 前職 前の職場',
    'former employer, previous employer, previous company, old company, last company',
  ),
  group('adviser', '専門家 アドバイザー コンサル', 'expert, experts, adviser, advisers, advisor, consultant'),
  group(
    'private-mail',
    '私用メール 個人メール フリーメール ヤフーメール',
    'gmail, hotmail, private mail, private e-mail, private address, personal e-mail',
  ),
  group(
    'radar',
    'レーダー レーダーチャート クモの巣 蜘蛛の巣',
    'radar, radar chart, spider chart, spider diagram, spider web',
  ),
  group(
    'simpler',
    '簡素化 簡素 楽になった 軽くなった',
    'simplified, simpler, simplification, lighter, streamlined, leaner, made easier',
  ),
  group(
    'operator',
    '作業者 作業員 オペレーター',
    'operator, operators, shift worker, shift workers, machinist, machinists',
  ),
]
