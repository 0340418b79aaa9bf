/**
 * Words of everyday talk that say nothing of what a question is about: no document needs to know them. A noun that
 * names a thing (会議室, passport) is never one of them, since a question about it is on another subject.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `大変 昨今 近年 当初 今更 今度 以来 誤解 疑問 不思議 無駄 期待 要望 感想 反応 若手 真面目 本気 定番 王道 流行 裏技 近道 無難 妥当 同様 同時 途端 都度 毎日 毎週 話題 言葉 文句 愚痴 アウト セーフ アリ ナシ ダメ ホント マジ 会社 担当 無理 場合 必要 方法 意味 質問 自分 本当 普通 最近 見当 未満 以上 以下 以外 以内 程度 全部 全員 全然 絶対 一番 一緒 大丈夫 大事 可能 可能性 具体 簡単
  詳細 内容 部分 理由 目的 関係 関連 感じ 状態 状況 問題 結局 実際 今回 次回 今後 将来 現在 現時点 今日 本日 今年 来年 去年 昨年 先日 最初 最後
  最新 前回 毎回 毎年 毎月 当社 弊社 御社 貴社 自社 我社 我々 私達 皆様 皆 誰 何 何回 何年 何社 何日 何件 何人 何点 説明 回答 返事 確認 参考 希望
  予定 全体 一般 基本 普段 通常 時間 時期 期間 対応 対象 種類 違反 理解 把握 想定 前提 例外 該当 ケース パターン タイミング ポイント イメージ
  正解 正直 原因 予習 復習 整理 邪魔 操作 混乱 説得 維持 途中 無視 合格 確定 条件 急ぎ 納得 心配 不安 安心 面倒 厄介 適当 勝手 別途 逆 反対 賛成 注意 準備 用意 実施 実行 開始
  終了 完了 継続 中止 延期 変更 追加 選択 判断 決定 検討 相談 連絡 報告 共有 記入 入力 出力 表示 保存 移動 交換 使用 利用 活用 採用 導入 設定 作成 作業 業務 仕事 現場 職場
  昔 今 前 後 先 次 他 別 間 中 上 下 内 外 側 点 件 例 形 型 式 率 数 量 額 値 割合 半分 大半 大抵 大体 結構 相当 多分 恐らく 一応 一旦 一度 一回 二回 再度 随時 当日 翌日 前日 即日 早急 至急
  価値 観点 視点 意義 見方 効力 役割 立場 傾向 経緯 契機 態度 手間 負担 苦労 工夫 意識 認識 感覚 印象 評判 常識 前例 事情 都合 余裕 目玉 目安 概要 要点 全貌 概念 本質 基礎 応用 素人 初心者 対処 問題数 質問例 裏付 見積 見積もり 上手 下手 得意 苦手 完璧 万全 最低 最低限 最高 最大 最小 最短 平均 標準 特別 特殊 個別 各自 各社 双方 両方 片方
  バックボーン リミット ランキング レベル メイン サブ トップ ベスト ベター マスト スルー スタート ゴール ステップ ルート ルール マナー コツ ネタ ミス トラブル リスク メリット デメリット チャンス
  プラン スケジュール ペース バランス サイズ タイプ スタイル テーマ タイトル コメント アドバイス サポート チェック テスト トライ ベース ニーズ パート グループ チーム メンバー オーケー ストップ
  ok ng faq company firm business people person thing way kind sort mean exactly really actually still already ever
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
  various version vouch wait walk wanna warn waste watch weird well whatever whenever wherever whether while whole wide willing win wish wonder word worry worse worst worth write yesterday yet`.split(
    /\s+/,
  ),
)
