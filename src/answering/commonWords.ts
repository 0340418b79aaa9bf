/**
 * Words of everyday talk that say nothing of what a question is about: no document needs to know them. A noun that
 * names a thing (会議室, passport) is never one of them, since a question about it is on another subject.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `大変 昨今 近年 当初 今更 今度 以来 誤解 疑問 不思議 無駄 期待 要望 感想 反応 若手 真面目 本気 定番 王道 流行 裏技 近道 無難 妥当 同様 同時 途端 都度 毎日 毎週 話題 言葉 文句 愚痴 コーヒー アウト セーフ アリ ナシ ダメ ホント マジ 会社 担当 無理 場合 必要 方法 意味 質問 自分 本当 普通 最近 見当 未満 以上 以下 以外 以内 程度 全部 全員 全然 絶対 一番 一緒 大丈夫 大事 可能 可能性 具体 簡単
  詳細 内容 部分 理由 目的 関係 関連 感じ 状態 状況 問題 結局 実際 今回 次回 今後 将来 現在 現時点 今日 本日 今年 来年 去年 昨年 先日 最初 最後
  最新 前回 毎回 毎年 毎月 当社 弊社 御社 貴社 自社 我社 我々 私達 皆様 皆 誰 何 何回 何年 何月 何年何月 何月何日 何社 何日 何件 何人 何点 曜日 頻度 説明 回答 返事 確認 参考 希望
  予定 全体 一般 基本 普段 通常 時間 時期 期間 対応 対象 種類 違反 理解 把握 想定 前提 例外 該当 ケース パターン タイミング ポイント イメージ
  正解 正直 原因 予習 復習 整理 邪魔 操作 混乱 説得 維持 途中 無視 合格 確定 条件 急ぎ 納得 心配 不安 安心 面倒 厄介 適当 勝手 別途 逆 反対 賛成 注意 準備 用意 実施 実行 開始
  終了 完了 継続 中止 延期 変更 追加 選択 判断 決定 検討 相談 連絡 報告 共有 記入 入力 出力 表示 保存 移動 交換 使用 利用 活用 採用 導入 設定 作成 作業 業務 仕事 現場 職場
  昔 今 前 後 先 次 他 別 間 中 上 下 内 外 側 点 件 例 形 型 式 率 数 量 額 値 割合 半分 大半 大抵 大体 結構 相当 多分 恐らく 一応 一旦 一度 一回 二回 再度 随時 当日 翌日 前日 即日 早急 至急
  価値 観点 視点 意義 見方 効力 役割 立場 傾向 経緯 契機 態度 手間 負担 苦労 工夫 意識 認識 感覚 印象 評判 常識 前例 事情 都合 余裕 目玉 目安 概要 要点 全貌 概念 本質 基礎 応用 素人 初心者 対処 問題数 質問例 裏付 見積 見積もり 上手 下手 得意 苦手 完璧 万全 最低 最低限 最高 最大 最小 最短 平均 標準 特別 特殊 個別 各自 各社 双方 両方 片方
  先月 来月 再来月 先々月 半年 数日 数年 長年 年末 年始 年度末 月末 月初 週末 週明け 先週 来週 再来週 昨日 明日 昨夜 今朝 今夜 夕方 午前 午後 当時 直前 直後 初日 前半 後半 夏頃 冬頃
  何十 何百 数十 数百 十万 百万 大量 少量 少数 多数 単独 若干 多少 皆無 先輩 後輩 仲間 身内 幹部 経営陣 役員 お客 客先 先様 噂 冗談 本音 建前 正式 公式 非公式 正確 一言 手短 簡潔 端的 大筋 率直 内緒
  有利 不利 有益 無意味 無関係 微妙 深刻 軽微 主要 余計 過剰 十分 不十分 充分 厳密 関門 道筋 目処 目途 糸口 代用 代替 流儀 段階的 一気 一発 一挙 順番 順序 先頭 末尾 冒頭 山場 鬼門 要所
  ベテラン コース グレード ハードル ネック メド スムーズ スピード シンプル カンタン ムリ ゼロ プラス ピンチ ギリギリ ザックリ フル ラスト オススメ イマイチ アレ コレ ソレ ヤツ トコ コト モノ
  バックボーン リミット ランキング レベル メイン サブ トップ ベスト ベター マスト スルー スタート ゴール ステップ ルート ルール マナー コツ ネタ ミス トラブル リスク メリット デメリット チャンス
  プラン スケジュール ペース バランス サイズ タイプ スタイル テーマ タイトル コメント アドバイス サポート チェック テスト トライ ベース ニーズ パート グループ チーム メンバー オーケー ストップ
  ok ng faq go am pm company firm business people person thing way kind sort mean exactly really actually still already ever
  anything something someone anyone everything much many more most less other another same different new old good bad
  right wrong big small one two three first second last next say said called call happen count work use used make made take long often
  configure configured configuration display aspect value limited limit sufficient okay gist outline overview summary basics beginner newbie uncertified unsure unable unclear unknown
  acceptable max maximum min minimum accidentally mistakenly boss able about above across add afraid after again ago agree ahead allow almost alone along also although always amount apart
  apologise apologize appear around arrive away awful back bad basically basis become before begin behave behind belong best better between beyond
  bit bother bottom break bring bunch buy careful carry case catch cause certain certainly chance check choose clear clearly close come
  common complete concern confused convince correct couple course cover deal decide deep depend describe detail die difference difficult
  direct double doubt drop during each early easily easy either else end enough entire especially even event every everybody evil exact example
  except expect explain extra face fact fail fair fall far fast feel few figure final finally find fine finish fix follow forget form former forward free
  friend front full fun further general generally glad going gonna grab great grow guess guy half hand handle hang happy hard hardly hate head hear heavy help
  hesitate high hit hold hook hope huge hurry idea imagine immediately important impossible include indeed inside instead interested issue join just
  keep keen kick kinda know lack land large late lately later lead learn least leave left legit let level lie life light like likely line little live look lose lot lots loud love low
  luck main manage matter maybe meant meet mention mess middle might mind minute miss moment move myself nasty near nearly necessarily neither never nice nobody none
  normal normally nothing notice nowhere obvious occur odd often okay once onto open opinion opposed ordinary otherwise ought outfit outside overall own pack part particular
  particularly past perfect perhaps pick piece place plain plan play plenty plus point polite possible possibly prefer prepare pretend pretty prevent probable probably problem
  promise proper properly prove pull purpose push put quick quickly quiet quite rather reach ready real realise realize reason recent recently redo regarding regular relate remain remember
  replace require rest result reveal rid ring road rough roughly round run rush sad safe sake scared see seem send sense separate serious seriously set several shame share short
  show sick side simple simply since single sit situation slightly slow smart somebody somehow sometimes somewhere soon sorry sound special specific spot stand start state stay step stick stop
  straight strange strict stuff stupid such sudden suddenly sum suppose supposed sure surely surprise swap talk task team tend terrible test thank think though through throw thus tick tight till tip
  tired together tomorrow tonight top totally touch tough toward treat trouble true trust truth try turn twice type typical ultimately under understand unless until unusual up upset usual usually
  absolutely achieve act actual added admit advance affect afterward afterwards allowed alright automatic
  automatically avoid aware badly bare believe brand brief briefly brings broad calm capable careless casual changed
  clean clever combine complain completely compare consider constantly contain continue convenient cope correctly
  current currently damn dare dear decent definitely deliver demand deny deserve despite determine differently
  disappear discover discuss dislike eager earn effective effectively elsewhere encourage enjoy ensure equal essential
  eventually everywhere excellent exist extremely fairly false familiar fancy favourite fear firmly firstly flexible
  formally fortunately frequent frequently fresh fully funny gently genuine glance gradually guilty handy hopefully
  hot ignore immediate impact increase instant instantly intend interest invite involve joke keeps kindly latter lazy
  listen lonely lucky mad mainly manually massive meanwhile mere merely mild mistaken mostly namely naturally neat
  negative nervous nowadays nuisance obviously occasional occasionally oddly officially oh older opposite ordinarily
  originally ourselves partly patient pity pleasant pleased poor positive practical practically precise precisely
  presumably previous previously primarily principle prior proud provided purely rare rarely reasonable reasonably
  recall receive recognise recognize recommend reduce regard regardless regret remark remind reply respond rude sadly
  satisfied scary scratch secondly seldom select selves sensible settle shall sharp shock shut significant silly
  similar similarly simplest sincerely slight slowly smooth so-called solve someday somewhat sooner specifically spend
  split spoil steady strongly struggle suffer suggest suit suitable super supposedly surprised surprising suspect
  swear tempted terribly themselves thereby therefore thorough thoroughly tidy tiny tolerate tricky truly ugly
  unexpected unfair unfortunately unhappy unimportant unlike unlikely unnecessary upcoming urgent useless valuable
  vague vary vast vital weak whereas wild wise within wonderful worried worrying worthwhile wow yours nobody's turns
  turned goes went gone comes came becomes got gets gives gave given takes took taken makes puts says asks asked tells
  told thinks thought knows knew known sees saw seen finds found kept lets begins begun shows shown heard means leads
  felt brought bought caught chose chosen forgot forgotten held hurt lies met rise risen sat spoke spoken stood stuck
  taught threw thrown understood woke worn won wrote
  alternative alternatives coffee sentence line lines lunch monday tuesday wednesday thursday friday saturday sunday morning afternoon evening weekend
  now month only out because anyway everyone spent fill filled spring summer autumn winter today cheap cheaper expensive preparing wondering
  various version vouch wait walk wanna warn waste watch weird well whatever whenever wherever whether while whole wide willing win wish wonder word worry worse worst worth write yesterday yet`.split(
    /\s+/,
  ),
)
