import type { AskingTables } from './types.ts'

/** How English asks for knowledge after telling circumstances, and how it tells that something went wrong. */
export const englishAsking: AskingTables = {
  asks: /\?$|^(?:please )?(?:tell|explain|show|give) (?:me|us)\b/u,
  help: /^(?:so |and |but |now |then |please,? )*(?:what (?:now|next|(?:do|should|can|must|shall) (?:i|we) do(?! (?:to|about (?:the|our|my)) )|happens (?:now|next)|procedure applies|are our duties)|who (?:do|should|must|can) (?:i|we) (?:tell|call|go|ask|contact|inform|report)|first steps?|next steps?|how (?:do|should|can) (?:i|we) (?:handle|deal with|proceed|fix|undo|stop|report|recall|get (?:it|them) back)|(?:do|should|must|shall) (?:i|we) (?:have to |need to )?(?:report|tell|inform|say|call|admit|notify|switch|turn|delete|change|worry)|is (?:that|this|it) (?:a problem|bad|serious|dangerous|an incident|a leak)|is (?:deleting|it enough))\b/u,
  duty: /\b(?:ppc|authorit(?:y|ies)|commission|government|count as|counts as|police)\b|\bstill a leak\b/u,
  knowledge: [
    // a rule, a condition, a way of working
    /\b(?:rules?|polic(?:y|ies)|criteria|criterion|conditions?|requirements?|measures?|standards?|agreements?|pledges?|examples?|points|training|logs?|deadline|template|guidelines?|checklist)\b/u,
    // whether it is allowed, accepted, needed
    /\b(?:allowed|forbidden|acceptable|accepted|permission|permitted|okay|ok|required|necessary|mandatory|expected|needed|valid|matter|count)\b|^(?:can|may|could|should|must) (?:we|i|he|she|they|it|that|you|one|anybody|everybody|visitors)\b|^(?:do|does|are|is) (?:we|i|he|she|they|it|that|our|the|a|an|certified)\b[^?]*\b(?:need|have to|get|require|still|have|count|apply|obliged)\b/u,
    // how much, how long, how far, how
    /\bhow (?:much|many|long|often|far|early|soon|big|strict|old|is it|are they|is that|does|would you)\b|^how (?:can|do|should|could) (?:we|i|you|one)\b/u,
    // what it is, what is expected
    /\bwhat (?:is|are|does|do the|would|kind|sort|exactly|can (?:i|we) (?:show|ask|expect|use)|should (?:we|i|a|it) (?:\w+ )?(?:prepare|take care|watch|look|contain|put|include|write|ask|check|keep|consider|pay))\b|\bwhat should an? |\bwhich\b|^why\b|\bmeans?\b|^is (?:that|it|this|there) (?:true|right|normal|any|an?)\b|^are there\b/u,
    // the scheme and the law
    /\b(?:certif\w+|scheme|assessment|assessor|subsid\w+|law|legal\w*|grants?|bid|points)\b/u,
    // where to begin, how to prevent
    /\b(?:prevent|avoid|protect|prepare|begin|start|organi[sz]e|erase|dispose\w*|mark|set up|improve)\b/u,
  ],
  harmless: [
    // what was said, asked, found by an audit, decided, made
    /\b(?:auditors?|customers?|clients?|boss|manager|colleagues?|they|people|somebody|someone|new hire|grandfather|father|founder|predecessor|i|we)(?: \w+)? (?:was |were |is |are )?(?:asked|told (?:me|us|to)|requested|offered|heard|said|found that|pointed out|developed|decided|moved|bought|signed up|planned|turned down)\b(?![^.?!]*\b(?:they|he|she|i|we) (?:have |had )?(?:seen|saw|lost|sent|left|took|cannot))[^.?!\n]*/gu,
    /\b(?:lost|lose|losing|missed|miss|losses?) (?:(?:a|an|the|our|one|some|two|three|much|many|several|lots? of|a lot of|another|that|this|big|large|important|good|skilled|old|long-standing|\w+est) )*(?:orders?|bids?|tenders?|customers?|clients?|contracts?|deals?|jobs?|projects?|time|money|business|sales|chances?|trust|deadline|staff|people|employees|engineers|workers|hours|days|turnover|market share)\b(?!')/gu,
    /\b(?:wants?|would like|'d like|plans?|hopes?|intends?|going|thinking|planning) (?:to|of|about)\b[^.?!\n]*/gu,
    /^.*\b(?:everywhere|these days|nowadays|in general|on the rise|more and more)\b.*$/gu,
    /\b(?:if|when(?:ever)?|suppose|supposing|imagine|assuming|in case)\b[^,.?!\n]*/gu,
    /^.*\b(?:settled|closed|resolved|dealt with|over now|long ago|at my last job|in my last job|former employer)\b.*$/gu,
    /\b(?:afraid|worried|fear|concerned) (?:that|of|about|it)\b[^.?!\n]*/gu,
  ],
  mishap: [
    // something of ours, and a past that is done or lasts
    /^(?=.*\b(?:drawings?|designs?|data|files?|documents?|lists?|quot(?:e|ation)s?|prototypes?|samples?|moulds?|molds?|specifications?|recipes?|prices?|sheets?|passwords?|server|laptop|phone|pc|disks?|usb|photos?|recordings?|tables?|internal procedures?|process|bag|van|car|boxes|envelope|keys?|notebook|share|account|mailbox)\b).*\b(?:was|were|has been|have been|have turned|had|admitted|noticed|traces|since last|show up|shows? [^.]{0,20}(?:\w+ing)|(?!need|feed|speed|shar|mark|us|writt|requir|certifi|interest|locat|stor|allow|call|nam)\w{3,}ed\b(?! to\b)|left|sent|took|gave|let|put|came|stood|got)\b/u,
    /\b(?:wrong|mistake|mistakenly|accident\w*|oops|shouldn't have|unintentionally)\b/u,
    /\b(?:lost|stolen|stole|missing|disappeared|vanished|gone|misplaced|misdirected|snatched|robbed|burgl\w+|broken into|forced open)\b|can ?not find|can't find/u,
    /\b(?:leaked|leaking|exposed|published|made public|got out|slipped out|visible|open to (?:any|every)\w*|breach\w*|disclosed|identical to ours)\b/u,
    /\b(?:infected|hacked|encrypted|ransom\w*|malware|virus|phish\w*|compromised|suspicious|strange|weird|odd|fake|logged in|logins?|(?:won't|will not|cannot|can't|doesn't) open)\b/u,
    /\b(?:i|we|he|she|they|someone|somebody|colleague|employee|engineer|supplier|partner|subcontractor|customer|son|man|woman|guy)(?:'ve| have| has| had)?(?: just| already| accidentally| also| only| once)* (?:sent|e-?mailed|mailed|faxed|forwarded|pasted|uploaded|posted|shared|showed|told|gave|given|copied|downloaded|took|taken|dropped|left (?:my|our|the|a|it|his|her)|forgot|clicked|opened|typed|sold|threw|thrown|entered|photographed|handed)\b/u,
    /\b(?:sold|for sale|offered|copied|imitated)\b[^.?!]*\b(?:online|internet|web|market|elsewhere)\b|could not be found|\bappears? (?:on|in|as)\b|\bcan still (?:read|see|open|log|use|access)|\bempty\b|nowhere|auction|extensions?\b|outsiders?\b|\b(?:saw|caught) (?:an?|the|our|my|one|some\w*|him|her|them)\b[^.?!]*\w+ing\b|flicker|\b(?:begun|began|started|is|are) (?:selling|offering|using|copying)\b/u,
    /\bcc'd\b|without (?:permission|asking|telling)|secretly|stranger|nobody (?:knew|knows)/u,
  ],
}
