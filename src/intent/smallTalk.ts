/** Tells whether a normalised message is a greeting, thanks, an acknowledgement, a test or chat, and nothing more. */
export function readsLikeSmallTalk(text: string): boolean {
  const rest = courtesies.reduce((left, pattern) => left.replace(pattern, ' '), ` ${text} `)
  if (!/[\p{L}\p{N}]/u.test(rest)) return true
  if (text.length > 60 || subject.test(text)) return false
  return chat.some((pattern) => pattern.test(text))
}

// Taken out one after another; a message of which nothing is left was small talk.
const courtesies: readonly RegExp[] = [
  /(?:どうも|本当に|ほんとに|ほんと|大変|いつも|とても|すごく|先ほどは|昨日は|さっきは|色々と?|いろいろと?|ご丁寧に|早速の?)/gu,
  /(?:お返事|ご返信|ご回答|ご対応|回答|返信|対応|説明|ご説明|アドバイス|情報)(?=ありがと|感謝|助か)/gu,
  /(?:ありがと|有難|有り難)(?:う|ー|~)?(?:ござい?(?:ます|ました)|ね|です|な)?|感謝(?:します|です|しています)?|助かり(?:ます|ました)|助か(?:った|る)(?:です|よ)?|サンキュー?|thx|お世話(?:に)?なり(?:ます|ました)|お世話になっております/gu,
  /ハロー|ハイ|あけまして|おめでとうございます|今年も|おはよ(?:う|ー)?(?:ござい?ます)?|こんにち[はわ]|こんばん[はわ]|おやすみ(?:なさい)?|はじめまして|初めまして|よろしく(?:お願い(?:し|いたし|致し)ます|ね|です)?|宜しくお願い(?:し|いたし|致し)ます|(?:お疲れ|おつかれ|お疲)(?:様|さま|さん)?(?:でした|です)?|お?先に?失礼(?:し)?ます|失礼(?:いたし|致し|し)ました|遅くまで|長々と|(?:すみません|申し訳(?:ありません|ございません))(?:でした)|失礼(?:し)?ます|また(?:明日|あした|来週|今度|ね|聞きます)|じゃあ?ね|バイバイ|ただいま|もしもし|やあ|どうも|どもども|ども|おーい|ごちそうさま/gu,
  /了解(?:です|しました|いたしました|!)?|承知(?:しました|です|いたしました)?|わかりました|分かりました|わかった|分かった|かしこまりました|よく(?=わか|分か)|なるほど(?:です|ね)?|そうなんですね|そうですか|そうですね|はい|うん|いいえ|いえ|ok(?:です|ay)?|おけ|オッケー|おっけー|オーケー|了|りょ|大丈夫です|解決しました|解決です|以上です|もう(?:いい|大丈夫)です|すごい(?:です)?ね?|さすが(?:です)?ね?|いいね|素晴らしい(?:です)?|最高(?:です)?|(?:笑|(?<![a-z])w+|草)(?=\W|$)/gu,
  /(?:これは)?(?:動作|接続|送信|通知|投稿)?(?:の)?(?:テスト|てすと|test|testing)(?:投稿|送信|中|メッセージ)?(?:です|だよ)?|(?:聞こえ|見え|届い)て(?:い)?ますか|動いて(?:い)?ますか|いますか|起きてる/gu,
  /\b(?:hi|hello|hey|yo|howdy|good (?:morning|afternoon|evening|night)|morning|bye|goodbye|see you(?: (?:tomorrow|later|soon))?|cheers|ta|ty|thanks|thank you|thank|many|much appreciated|appreciate it|so much|very much|a lot|again|ok|okay|yes|no|yep|yeah|nope|sure|fine|great|nice|cool|awesome|perfect|got it|understood|noted|will do|sounds good|all good|no problem|never mind|nevermind|(?:i )?found it|solved it|it works|lol|haha|mamori|hey|that's all|that is all|for today|for now|for (?:your|the) (?:help|answer|reply|advice)|that (?:helped|helps)|there|all|everyone|team|bot|mamori|testing|test|one two|ping|just|this is a|only a|you're welcome|have a (?:nice|good) (?:day|weekend|one|evening))\b/gu,
  /(?:です|ます|ました|でした|ね|よ|ございます|まもり|マモリ|さん|くん|みなさん|皆さん|皆様)(?=\W*\s|\W*$|[。、!?~ー])/gu,
  /[您你]们?好|谢谢(?:您|你)?|謝謝|多谢|早上好|안녕(?:하세요|하십니까)?|감사합니다|고맙습니다|xin chào|cảm ơn(?: bạn)?|สวัสดี(?:ครับ|ค่ะ|คะ)?|ขอบคุณ(?:ครับ|ค่ะ|มาก)*|नमस्ते|धन्यवाद|မင်္ဂလာပါ|ကျေးဇူးတင်ပါတယ်|(?<!\p{L})(?:ol[áa]|bom dia|boa tarde|obrigad[oa]|hola|gracias|buenos d[ií]as|selamat (?:pagi|siang|sore)|terima kasih|kumusta|salamat(?: po)?|bonjour|merci)(?!\p{L})/giu,
  /\b[1-3]{1,3}\b(?=\s*$)|あ+(?=\s|$)|[ab]{1,3}(?=\s*$)/gu,
]

// Chat about the bot itself, weather, meals, feelings.
const chat: readonly RegExp[] = [
  /(?:君|きみ|あなた|お前|おまえ|mamori|まもり|マモリ|そちら|bot|ボット)(?:さん)?(?:の|は|って|に|が)[^。]{0,10}(?:名前|誰|だれ|何者|ai|人間|ロボット|何歳|歳|性別|趣味|好き|元気|かわいい|賢い|疲れ|寝|彼女|彼氏|住|どこから|何ができ|なにができ|何して|誕生日|気持ち|感情|中の?に?(?:の)?人)/u,
  /天気|気温|暑い|寒い|蒸し|涼しい|雨|雪|台風|花粉|眠い|ねむ|疲れた|つかれた|お腹|おなか|腹減|空いた|昼飯|昼ごはん|お昼|ランチ|晩ごはん|夕飯|ごはん|ご飯|弁当|飲み会|飲みに|コーヒー|ビール|週末|連休|休み(?:たい|だ|です|は|まだ)|終わった|ごめん|帰りたい|帰ります|帰ろう|元気(?:です|[?]|か|ない)|調子(?:は|どう)|暇|ひま|野球|サッカー|試合|映画|ゲーム|ドラマ|占い|ジョーク|冗談|面白いこと|面白い話|歌って|しりとり|遊ぼ|つまらない|好きな(?:食べ物|色|曲)|誕生日|宝くじ|電車遅れ/u,
  /\b(?:weather|hungry|lunch|dinner|coffee|tired|sleepy|weekend|joke|sing|football|baseball|movie|bored|how are you|how's it going|what's up|who (?:are|made|built|created) you|what are you|your name|are you (?:a |an )?(?:bot|human|robot|ai|real|there|awake)|how old are you|do you (?:sleep|like|have feelings)|i love you|birthday|monday again)\b/u,
]

// With one of these the message is about the bot's work, however short.
const subject =
  /認証|認定|審査|制度|自己チェック|セルフチェック|漏|流出|図面|情報|セキュリティ|報告|補助金|ロゴ|規程|ルール|管理責任|機密|申請|チェックリスト|usb|パソコン|スマホ|タブレット|パスワード|データ|資料|書類|写真|メール|持ち帰|持って帰|撮影|certif|criteri|standard|leak|drawing|report|scheme|security|polic|laptop|phone|password|logo|document|confidential|information|\bfiles?\b|\bdata\b|photo|e-?mail|officer|training/u
