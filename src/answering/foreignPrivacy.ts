/**
 * Whether a question in neither Japanese nor English may be nobody else's business. It goes by single words and not by
 * how they hang together: in a language that is not understood, what names a superior or a penalty at all counts.
 */
export function isPrivateAbroad(text: string): boolean {
  const folded = text.normalize('NFC').toLowerCase()
  return matters.some((matter) => matter.test(folded))
}

// Each in Chinese, Korean, Vietnamese, Thai, Nepali, Burmese, then Portuguese, Spanish, Indonesian, Tagalog and French
// together; examples stand in test/answering/privacy.test.ts.
const matters: readonly RegExp[] = [
  // a mistake of one's own, and what may come of it
  /我的?(?:错|錯|过失|過失|失误|失誤)|我?犯了?错|犯了?錯|[被挨][骂罵]|受罚|受罰|[处處][分罚罰]|开除|開除|解雇|解僱|(?:제|내) 실수|실수했|실수를|혼나|혼날|징계|해고|lỗi của tôi|tôi (?:đã )?làm sai|bị (?:phạt|mắng|đuổi|sa thải|kỷ luật)|ความผิดของ|ทำผิด|โดน(?:ดุ|ไล่ออก|ลงโทษ)|मेरो गल्ती|सजाय|အမှား|အလုပ်ထုတ်|\b(?:meu erro|errei|minha culpa|demitid[oa]|punid[oa]|mi error|mi culpa|me equivoqu[eé]|despedid[oa]|castig\w+|kesalahan saya|salah saya|dipecat|dihukum|dimarahi|kasalanan ko|pagkakamali ko|matatanggal|parusahan|ma faute|mon erreur|licenci[ée]\w*|sanctionn?\w*)/u,
  // harassment, and being afraid
  /骚扰|騷擾|霸凌|欺负|欺負|报复|報復|威胁|威脅|괴롭|갑질|성희롱|협박|보복|quấy rối|bắt nạt|đe dọa|trả thù|คุกคาม|กลั่นแกล้ง|ข่มขู่|แก้แค้น|दुर्व्यवहार|धम्की|နှောင့်ယှက်|အနိုင်ကျင့်|ခြိမ်းခြောက်|\b(?:ass[ée]di\w+|amea[çc]\w+|acos\w+|hostig\w+|amenaz\w+|represalia\w*|retalia\w*|pelecehan|perundungan|diancam|balas dendam|pananakot|panliligalig|bull(?:y|ied)\w*|mobbing|harc[eè]l\w+|menac\w+)/u,
  // telling on somebody
  /举报|舉報|告发|告發|检举|檢舉|내부\s?고발|고발하|tố cáo|tố giác|แจ้งเบาะแส|ร้องเรียน|उजुरी|တိုင်ကြား|\b(?:denunci\w+|isumbong|magsumbong|d[ée]nonc\w+|whistle-?blow\w*)/u,
  // somebody one works with
  /同事|上司|领导|領導|老板|老闆|经理|經理|동료|상사|사장님|부장님|과장님|đồng nghiệp|\bsếp\b|cấp trên|เพื่อนร่วมงาน|หัวหน้า|เจ้านาย|सहकर्मी|हाकिम|လုပ်ဖော်ကိုင်ဖက်|သူဌေး|\b(?:chefe|colegas?|jef[ea]|compañer[oa]s?|atasan|bos|rekan kerja|teman kerja|katrabaho|amo ko|coll[èe]gues?|patron|chef)\b/u,
  // one's own pay, health, family, job
  /我的?(?:工资|工資|薪水|薪资|薪資|病|健康|家人|孩子|住址|评价|評價)|怀孕|懷孕|抑郁|憂鬱|[想要](?:辞|辭|离|離)[职職]|跳槽|(?:제|내) (?:월급|급여|병|건강|가족)|임신|우울|퇴사하|이직하|lương của tôi|bệnh của tôi|mang thai|trầm cảm|(?:xin|muốn) (?:nghỉ|thôi) việc|เงินเดือนของ|ตั้งครรภ์|ซึมเศร้า|ลาออก|मेरो तलब|गर्भवती|ကိုယ်ဝန်|လစာ|\b(?:meu sal[áa]rio|minha doen[çc]a|gr[áa]vida|pedir demiss[ãa]o|mi (?:salario|sueldo|enfermedad|embarazo)|embarazada|renunciar|gaji saya|hamil|mengundurkan diri|(?:sahod|sweldo) ko|buntis|mag-?resign|mon salaire|ma maladie|enceinte|d[ée]missionn\w*|depress?[ãiã]\w*)/u,
]
