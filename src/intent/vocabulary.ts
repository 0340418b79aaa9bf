/**
 * Groups of words that several cues share; a cue names one as `{name}`. Japanese groups end in `Ja`, English in `En`.
 * Each is the inside of a regular expression, to be read after NFKC and in lower case.
 */
export const wordGroups: Readonly<Record<string, string>> = {
  materialJa:
    '図面|設計|仕様|図|データ|ファイル|資料|書類|名簿|リスト|レシピ|配合|工程|手順書|原価|見積|試作|サンプル|金型|治具|条件|ノウハウ|ソースコード|コード|契約書|報告書|台帳|検査|成績書|情報|機密|社外秘|秘密|顧客|製品|部品|生産ライン|プロンプト|議事録|型番|品番|納期|形状|開発品|価格|単価|カタログ|スペック|プログラム|録音|3d|cad',
  thingJa:
    'usb|ノートpc|パソコン|pc|スマホ|スマートフォン|携帯|タブレット|ipad|iphone|hdd|ssd|ハードディスク|sdカード|メモリ|鍵|かぎ|キー|カードキー|社員証|入館証|名札|かばん|カバン|鞄|バッグ|封筒|紙袋|手帳|ノート|原本|バックアップ|試作品|サンプル|書類|図面|資料|ディスク|荷物|ファイル|金型|治具|カメラ|デジカメ|カード|財布|ケース|リュック|テープ|サーバ|バインダ|メモ|伝票|箱|段ボール',
  mailJa:
    'メール|mail|fax|ファックス|ファクス|\\bb?cc|宛先|宛名|封筒|添付|アドレス帳|オートコンプリート|予測変換|メーリングリスト|全員に?返信|短縮番号|郵便|郵送|宅配|送り状',
  sentJa:
    '送っ|送り|送信|送付|転送|返信|発送|郵送|流れ|流し|届い|届き|届け|行っちゃ|いっちゃ|行って|いって|行った|いった|投函|配信|出して|渡って|メールし|ファックスし|faxし|fax',
  wrongJa:
    '間違|まちが|違う|ちがう|別の|別会社|別人|他社の|よその|誤って|誤り|違った|違って|あやまって|無関係|関係(?:の)?ない|知らない(?:人|会社|番号|相手|ところ)|同姓|同じ(?:苗字|名字|名前)|似た(?:名前|アドレス|会社)|前の(?:担当|宛先)|取り違|取違|入れ違|書き間違|貼り間違|押し間違|選び間違|打ち間違|社外の|つもりが|宛のつもり|うっかり',
  webJa:
    'notion|sharepoint|onedrive|dropbox|ホームページ|hp|ウェブ|web|サイト|wiki|サーバ|クラウド|リポジトリ|github|gitlab|採用ページ|ページ|ドライブ|ストレージ|バケット|s3|インターネット|ネット上',
  snsJa:
    'sns|インスタ|instagram|ツイッター|twitter|ツイート|\\bx(?:に|で|の|へ|\\()|tiktok|ティックトック|youtube|ユーチューブ|facebook|フェイスブック|linkedin|リンクトイン|threads|ブログ|note記事|ストーリー|リール|line(?:の)?(?:タイムライン|voom)|オープンチャット|オプチャ|ライブ配信|ハッシュタグ|リール動画|求人(?:用の)?動画|掲示板|5ch|口コミ',
  aiJa: 'chatgpt|chat gpt|チャットgpt|チャッピー|gpt|gemini|ジェミニ|claude|クロード|copilot|コパイロット|deepseek|ディープシーク|deepl|perplexity|notebooklm|grok|生成ai|ai(?:議事録|サイト|ツール|アプリ|チャット|サービス|アシスタント|翻訳|要約|に|で|へ|の)|人工知能|チャットボット',
  aiEn: 'chat ?gpt|gpt(?:-?\\d\\w*)?|gemini|claude|copilot|deepseek|deepl|perplexity|grok|notebooklm|(?:gen(?:erative)?[ -]?)?ai (?:\\w+ )?(?:tool|chat\\w*|bot|site|service|assistant|translator|app|summari[sz]er)|generative ai|\\bllm|chatbot|google translate|online translat\\w+',
  partnerJa:
    '(?:委託|お願い|依頼|外注|取引)して(?:い)?る[^、。]{1,8}|外注(?:さん|先|業者|の[^、。]{1,6})?|製造委託先|[^、。]{1,8}(?:して|作って|頼んで|やって|お願いして)(?:もらって|いただいて|くれて|)(?:い)?る(?:会社|ところ|業者|工場)|外部の?(?:設計者|業者|デザイナー|エンジニア)|保守(?:業者|会社)|(?:金型|部品|機械|設備|素材|装置)メーカー|物流(?:会社|業者|の委託先)|倉庫会社|協力(?:会社|工場|業者|先|企業)|委託先|委託業者|再委託先|下請(?:け)?(?:先|業者|会社)?|仕入(?:れ)?先|取引先|業者|ベンダー|パートナー(?:会社|企業)?|運送(?:会社|屋|業者)|購入先|発注先|加工先|[一-龠ァ-ヶー]{1,6}(?:屋|(?<!競合|同業|子|別|他|新|弊|当|本)会社|業者|ラボ|商社)|検査機関|(?:めっき|メッキ|熱処理|塗装|研磨|鋳造|印刷|鍛造|板金|加工|型)(?:屋|業者|会社)|頼んでいる会社|頼んでる(?:会社|ところ)|お願いしている会社|開発会社|保守会社|サプライヤー?|相手先|先方',
  partnerEn:
    'supplier|vendor|(?:cloud|hosting|software|logistics|delivery|transport|freight|moving|repair|recycling|printing|cleaning|shipping|testing|inspection|it) (?:company|firm|lab|provider|service)|lab|contractor|subcontractor|sub-contractor|partner|outsourcer|plater|plating (?:shop|company)|mou?ld ?maker|machine shop|forwarder|courier|carrier|service provider|provider|printer shop|printing company|maintenance company|toolmaker|heat treater|foundry',
  customerJa:
    'お客(?:さま|様|さん)?|客先|顧客|得意先|元請(?:け)?|発注元|納入先|委託元|親会社|クライアント|取引先|[a-z]社',
  oursJa: 'うち|弊社|当社|我が社|わが社|自社|我々|こちらの|私たち|私ども|弊部|わたしたち',
  handedJa:
    '(?:預けて|預けた|あずけた|預けてい|渡した|渡して|お渡しし|支給した|支給して|貸した|貸して|貸与した|出した|送った|提供した|開示した|委託した|頼んだ)',
  harmJa:
    '漏|もれ|流出|流れ|流し|流して|外(?:部)?に出|外へ出|渡っ|渡し|紛失|なくし|無くし|失くし|失って|盗|見せ|見られ|勝手|無断|許可(?:なく|なし)|公開|載|攻撃|感染|ランサム|不正|使って|使われ|使い回|喋|話し|伝わ|バラ|ばら|広げ|横流し|誤送信|出し|出て|売|被害|やられ|消し|アップ|上げて|送ら|送って|流用|忘れ|コピーし|置き忘れ',
  harmEn:
    'left|forgot|let|leak\\w*|lost|lose|stolen|stole|shar(?:ed|ing)|showed|show(?:n|ing)|publish\\w*|posted|put|expos\\w*|breach\\w*|hack\\w*|ransomware|disclos\\w*|gave|given|passed|pass(?:ing)? on|sold|using|used|sent our|forwarded our|e-?mailed our|misplaced|display\\w*|without (?:permission|asking|consent)|compromised|accessed|taken|attack\\w*',
  entrustedJa:
    '預か|お預かり|支給(?:された|され|図面|品|データ|図|の|して(?:もらっ|いただ))|[a-z]社向け|客先向け|客先支給|支給元|貸与(?:され|品|図|いただ)|お?借り(?:た|して|てい)|もらった|貰った|頂いた|いただいた|提供された|受領した|受け取った図面|から(?:もらっ|来た|受け取っ)',
  outJa:
    '漏|もれ|流出|流れ|流し|外(?:部)?(?:に|へ)(?:出|流|渡)|渡っ|渡し|渡し|紛失|見せ|見られ|話し|言って|言っちゃ|言ってしま|喋|しゃべ|伝わ|伝え|教え|公開|載|広げ|つけて出|出してしま|出ちゃ|出て|使って|展示|口に出|口を滑|知られ|手に渡|並んで|並べ|目に入|盗',
  leaverJa:
    '(?:会社|うち)を出た|退職|辞め(?:た|る|て|ました|そう|予定)|元社員|元従業員|元同僚|元部下|元上司|前任者|転職|やめた(?:人|社員)|やめる(?:人|社員)|退社|離職|独立した|独立する|異動前|最終出社|競合に移',
  colleagueJa:
    '同僚|隣の(?:課|席|部|人)|部下|上司|先輩|後輩|社員|従業員|派遣|パート(?:さん|の)|アルバイト|バイト|の人が|さんが|営業が|課長|部長|係長|社内の(?:人|誰か)|あの人|誰かが|実習生|警備|社内で|の担当が|契約社員|委託社員|常駐',
  takeJa:
    '持ち出|持出|持ち帰|持って帰|持って行|持っていっ|持ってった|持ってかれ|持ってっちゃ|コピー|ダウンロード(?!でき|のページ|先|ページ)|印刷|プリント|転送|撮って|撮影|撮る|撮っ|写メ|抜き取|抜いて|usb|アップ|保存し|移して|移動し|営業(?:を)?(?:かけ|し(?:て|た|ま))|使って|同じ図面|渡して|大量',
  privateJa:
    '私用(?:の)?(?:メール|アドレス|スマホ|携帯|pc|パソコン|クラウド|アカウント)|私物|個人(?:の)?(?:メール|アドレス|スマホ|携帯|クラウド|gmail|アカウント|ドライブ|usb|pc)|自分の(?:gmail|スマホ|クラウド|usb|pc|パソコン|私)|フリーメール|gmail|自宅(?:の|に)(?:pc|パソコン|メール|持ち)',
  /** What is at stake, widely. */
  assetJa:
    'フォルダ|エクセル|ワード|画像|映像|カメラ|フォーム|一覧|表|名前|チャット|ソフト|マウス|ネット|サイト|ページ|ファイアウォール|認証|投稿|朝礼|{materialJa}|{thingJa}|アカウント|パスワード|ネットワーク|システム|端末|画面|メール|宛先|客先|取引先|お客|社内|会社の|ログ|接続|設定|アドレス|url|写真|動画|話',
  /** What should not have been, widely. */
  adverseJa:
    'しま(?:っ|い)|ちゃ(?:っ|い)|じゃった|ても[うー]?た|しも[うー]?た|知らない|知らぬ|見知らぬ|覚えのない|覚えがない|勝手|無断|許可(?:なく|なし|を取らず|がない)|内緒|こっそり|権限のない|誤|間違|違う|違った|よその|別の(?!方法|件で)|他社|競合|ライバル|同業|外部(?:の(?:人|方|者)|に|へ|から|公開|共有)(?!の?サービス)|社外|部外|第三者|外の|ネット上|読まれ|見られ|聞かれ|撮られ|取られ|盗|奪|消え|(?<!要ら|いら|使わ|必要)(?:なくな|無くな)|失|合わな|合いませ|足り|不明|変わって|変えられ|書き換|変な|不審|怪し|おかし|警告|脅威|売って|売られ|混ざ|混じ|紛れ|写っ|映っ|拡散|スパム|迷惑メール|そのまま|置きっぱ|残った|丸見え|見える|外に|外へ|漏|もれ|流出|流れ|持ち出|持って(?:い|行)か|偽|なりすま|詐欺|騙|だまされ|壊され|荒らされ|開けられ|破られ|こじ開け|載って|出回|バレ|ばれ|つもり|はず(?:だ|が|な|の)|なのに|のに、|なぜか|いつの間に|知らないうち|ままだ|ままで|ままに|[かさたなまらわがばけ]れて(?:い|る|た|て|ま|し)|られて(?:い|る|た|て|ま|し)|[かまらわ]れ(?:た|まし)|自慢し|困って|まずい|登録していない|抜けて|荒らさ|遅い|オフに|向けられ|お?詫び|おわび|謝',
  /** What is at stake, widely. */
  assetEn:
    'drawings?|specs?|specifications?|designs?|data|files?|folders?|documents?|documentation|contracts?|prices?|price lists?|costs?|margins?|quotations?|quotes?|samples?|prototypes?|moulds?|molds?|recipes?|formulas?|parameters|process(?:es)?|lists?|reports?|source code|code|program|accounts?|passwords?|logins?|codes?|servers?|systems?|network|router|vpn|laptops?|phones?|pc|computers?|usb|drives?|disks?|badges?|keys?|notebooks?|e-?mails?|mailbox|screen|photos?|pictures?|videos?|plans?|projects?|customers?|clients?|credentials|models?|catalogues?|manuals?|papers?|minutes|blueprints?|cad|shipment|thread|comments?|box|case|workstations?|machine|account|records|portal|sites?|boards?|settings|date|trade show|calls?|notes',
  /** What should not have been, widely. */
  adverseEn:
    "wrong|mistake|accident\\w*|by accident|without (?:\\w+ )?(?:permission|asking|password|consent|login|telling|authori[sz]ation)|not (?:allowed|supposed|authori[sz]ed|meant)|shouldn't|should not|competitors?|rivals?|outsiders?|outside|strangers?|unknown|nobody (?:here )?(?:knows|recogni[sz]es)|never|leak\\w*|lost|missing|stolen|gone|disappeared|taken|exposed|visible|public\\w*|hacked|blocked|locked|fake|suspicious|strange|weird|spam|scam|impost\\w*|claim(?:ed|ing) to be|pretend\\w*|personal|private account|secretly|someone|somebody|another (?:customer|client|company|supplier|firm)|other customers|third part(?:y|ies)|rivals?|overheard|unprotected|unlocked|unencrypted|confidential|secret|unreleased|internal|any ?more|oops|sold|copying|shown|saw|noticed|taking photos|took notes|breach\\w*|ransom\\w*|asleep|by itself|himself|herself|themselves|apologi[sz]ed|anybody|anyone|everybody|everyone|let slip|handed to|below|replaced|neighbou?r\\w*|rivals?|visible|burglary|skull|instead|still|no longer|tampered|altered|deleted",
  pastJa: 'ました|した|った|んだ|いた|ちゃ|てしま|てもう|てもた|てた|てる|ている',
  sentEn:
    "\\b(?:sent|send|went|e-?mailed|faxed|forwarded|received|delivered|posted|cc'd|mailed|got|gone|copied|visible|see|landed|reached)\\b",
}

/** A regular expression written in a data file, with its `{groups}` filled in. Throws a SyntaxError when it is none. */
export function compilePattern(source: string): RegExp {
  return new RegExp(fillGroups(source), 'u')
}

function fillGroups(source: string): string {
  return source.replace(/\{([a-z]+(?:Ja|En))\}/gu, (_, name: string) => {
    const words = wordGroups[name]
    if (words === undefined) throw new SyntaxError(`there is no word group {${name}}`)
    return `(?:${fillGroups(words)})`
  })
}
