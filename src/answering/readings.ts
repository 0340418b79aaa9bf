/** Words that people write in kana when they are in a hurry, with the form documents have. Three letters or more. */
const readings: ReadonlyMap<string, string> = new Map(
  `にんしょうきかん=認証機関 ゆうこうきかん=有効期間 ゆうこうきげん=有効期限 にんしょう=認証 にんてい=認定 しんせい=申請 しんさ=審査 こうしん=更新 とりけし=取り消し ひつようなもの=必要なもの
  じこちぇっく=自己チェック じこかくにん=自己確認 ちぇっくりすと=チェックリスト ろごまーく=ロゴマーク ていきほうこく=定期報告 ほうこくさき=報告先 ほうこく=報告 れんらくさき=連絡先 れんらく=連絡
  せきにんしゃ=責任者 かんりせきにんしゃ=管理責任者 たんとうしゃ=担当者 しゃちょう=社長 じょうし=上司 しゃいん=社員 じゅうぎょういん=従業員 ぱーとさん=パートさん はけん=派遣 しんじん=新人
  ろうえい=漏えい りゅうしゅつ=流出 ふんしつ=紛失 とうなん=盗難 ごそうしん=誤送信 うっかりみす=ミス ういるす=ウイルス らんさむうぇあ=ランサムウェア ふせいあくせす=不正アクセス はっきんぐ=ハッキング
  めーる=メール そうしん=送信 あてさき=宛先 てんぷ=添付 ぱすわーど=パスワード ぱそこん=パソコン すまほ=スマホ ゆーえすびー=USB くらうど=クラウド きょうゆう=共有 ばっくあっぷ=バックアップ
  ずめん=図面 しりょう=資料 ぎじゅつじょうほう=技術情報 じょうほう=情報 ひみつほじけいやく=秘密保持契約 えぬでぃーえー=NDA えいぎょうひみつ=営業秘密 しゃがいひ=社外秘 きみつ=機密 こじんじょうほう=個人情報 まいなんばー=マイナンバー
  とりひきさき=取引先 したうけ=下請け がいちゅう=外注 いたくさき=委託先 きゃくさき=客先 たいしょくしゃ=退職者 たいしょく=退職 きょういく=教育 けんしゅう=研修 くんれん=訓練
  そくほう=速報 かくほう=確報 きげん=期限 しめきり=締切 なんねん=何年 なんにち=何日 ほりつ=法律 ほうりつ=法律 ばっそく=罰則 ばっきん=罰金 けいさつ=警察 べんごし=弁護士
  ほじょきん=補助金 ゆうし=融資 きんり=金利 りょうきん=料金 ひよう=費用 めりっと=メリット せんもんか=専門家 むりょう=無料
  せいど=制度 もくてき=目的 たいしょう=対象 ぎむ=義務 てつづき=手続き てじゅん=手順 ようけん=要件 きじゅん=基準 こくじ=告示 きんこ=金庫 かぎ=鍵 だいちょう=台帳 きろく=記録 しょうこ=証拠 はいき=廃棄 もちだし=持ち出し ほかん=保管
  ぷらいばしーまーく=プライバシーマーク ぴーまーく=Pマーク あいえすえむえす=ISMS てぃっくす=TICS ひやりはっと=ヒヤリハット せいせいえーあい=生成AI ちゃっとじーぴーてぃー=ChatGPT てれわーく=テレワーク ざいたく=在宅
  ろごは=ロゴは ろごの=ロゴの ろごを=ロゴを ろごって=ロゴって だれが=誰が だれで=誰で だれに=誰に つかえる=使える つかえま=使えま つかって=使って とりかた=取り方 ちがい=違い ひつよう=必要 ほうほう=方法 じゅんび=準備
  けいやく=契約 きぎょう=企業 じしゃしんだん=自社診断 じこしんだん=自己診断 てんすう=点数 まんてん=満点 ぶんや=分野 いちらん=一覧 もうしこみ=申し込み といあわせ=問い合わせ まどぐち=窓口 そうだん=相談
  はじまった=始まった かいせい=改正 みなおし=見直し かんそか=簡素化 ふくせきにんしゃ=副責任者 じゅうだいど=重大度 きめる=決める まもる=守る かいしゃ=会社 ほんにん=本人`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
)

const known = new RegExp([...readings.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')
/** The share of kanji among a text's Japanese letters from which it counts as written the usual way. */
const usualShare = 0.25

/**
 * A text that is written in hiragana nearly throughout (「にんしょうは なんねん もつ」), with the words that are known
 * by their reading in their usual form; any other text as it is.
 */
export function readKana(text: string): string {
  const kana = text.match(/[ぁ-んー]/g)?.length ?? 0
  const kanji = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (kana < 4 || kanji / (kana + kanji) >= usualShare) return text
  return text.replaceAll(known, (reading) => readings.get(reading) ?? reading)
}
