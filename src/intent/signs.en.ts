import type { LivenessTables } from './types.ts'

// Not where a sentence after the question says what happened: "should I tell someone? I sent the wrong file".
const generalQuestion =
  /^(?!.*[.?!]\s+(?:i|we|somebody|someone|my \w+) (?:just |have |accidentally )*(?:sent|lost|left|forwarded|e-?mailed|uploaded|posted|clicked|shared|faxed|dropped|pasted)\b)(?:(?:hi|hello|hey|so|and|also|just curious|quick question|question)[,: ]+)?(?:is|are|am|do|does|did|can(?!'t|not)|could(?!n't)|should|would|will|has (?:any|a|the)|have (?:any|you|other)|was there|were there|what|who|whom|whose|how|when|where|which|why|must|may|give|tell|explain|list|show)\b/u

/** How English tells a thing that happened from one that is supposed, taught, forbidden or in the news. */
export const englishSigns: LivenessTables = {
  masks: [
    // what happened at the firm of somebody one knows
    /\b(?:a|my|his|her) (?:friend|neighbou?r|cousin|brother|sister|father|mother|uncle|wife|husband|relative)'s (?:\w+ )?(?:company|firm|factory|workplace|employer|shop)\b(?![^.?!\n]*\b(?:our|us|my)\b)[^.?!\n]*/gu,
    /\b(?:if|when(?:ever)?|in case(?: of)?|suppose|supposing|imagine|assuming|what if|should (?:an?|the|we|somebody|someone)|unless|before|to (?:prevent|avoid|stop)|in the event)\b[^,.?!\n]*/gu,
    /(?<!\b(?:sent|mailed|faxed|forwarded|went|posted)\b.{0,40}\bto )\b(?:an?|any|every|each|such) (?:\w+ )?(?:lost|stolen|missing|misdirected|leaked|hacked|compromised|infected|wrong|misplaced|exposed)\b(?! (?:email|e-mail) (?:from|to) (?:me|us))[^,.?!\n]{0,30}/gu,
    /\b(?:lost|stolen|leaked|misdirected|infected|compromised) (?:laptops|devices|phones|emails|e-mails|keys|usb sticks|data)\b/gu,
    /\b(?:data |information )?(?:leaks?|breach(?:es)?|ransomware|phishing|malware|incidents?|theft|virus(?:es)?) (?:report\w*|response|drill|training|polic\w+|rules?|prevention|plan|procedure|insurance|statistics|examples?|cases?|template|form|records?|register|attack on)\b/gu,
    /\b(?:after|of|during|following|about|for|to handle|in the recent|recent|past|previous) (?:an?|any|the|recent)? ?(?:\w+ )?(?:leaks?|breach(?:es)?|incidents?|attacks?)\b/gu,
    /\b(?:would|could|might) (?:we|you|i|one|they|be(?! \w+ed by| seen by| read by)|have to|handle)\b[^,.?!\n]*/gu,
  ],
  confesses:
    /^(?:because |well,? |and |so |sorry,? |actually,? )*(?:i (?:just |have just )?did (?:that|it|exactly that|this)|(?:it|that|this) (?:has )?(?:just )?(?:happened|is what (?:just )?happened|is what i did))\b[^?]*$/u,
  assertions: [
    {
      name: 'it happened to me, to us or here',
      pattern:
        /\b(?:i|we|he|she|they|someone|somebody|a man|a woman|who|^(?:\w+ )?(?:company|supplier|vendor|customer|client|partner|subcontractor|contractor|courier|colleague|coworker)|(?:my|our|the|a|an|one of (?:my|our)|some|this|that) [\w' -]{1,50}?|\d+ \w+|(?:customer|client|company|supplier) \w)(?:'ve|'d| have| has| had)?(?: just| already| accidentally| only now| now| also| maybe| probably| may have| might have| seems to have| apparently| recently| even| may| might)* (?:(?!need|feed|speed)\w{2,}ed|sent|lost|left|went|got|put|took|taken|found|saw|seen|told|gave|given|made|stole|stolen|broke|broken|showed|shown|hit|let|shared|fed|forgot|typed|clicked|threw|thrown|sold|ran|came|said|heard|read|gone|did|been|met|spoke|kept|wrote|cc'd)\b/u,
      weight: 2,
    },
    {
      name: 'it is so now',
      pattern:
        /\b(?:is|are|was|were|'s|'re|isn't|aren't|wasn't|has|have (?:been|gone|vanished|disappeared|turned up|ended up)|keeps|seems?|looks?|shows?|says?|is showing|got|contains?|wants?|demands?|asks?|appears?|show up|shows up|end(?:ed|s) up|i can see|there is|there are|there's)\b(?! (?:it|there|a|an|the|we|i|uploading|using|our)\b[^.]*\?)/u,
      weight: 1.5,
    },
    {
      name: 'cannot',
      pattern:
        /can't|cannot|can not|couldn't|won't open|unable to|no longer|nobody has seen|don't know (?:who|where|how)/u,
      weight: 1.5,
    },
    {
      name: 'a suspicion',
      pattern:
        /\b(?:i think|i believe|i suspect|may have|might have|could have been|seems? to|looks? like|apparently|probably|possibly|i'm afraid|not sure (?:who|if)|worried)\b/u,
      weight: 1.5,
    },
    {
      name: 'a fragment that shouts',
      pattern:
        /^(?:just |think |oh no,? |help,? |oops,? |urgent:? |accidentally )*(?:\w+ed|sent|lost|left|put|gave|told|forgot|threw|think i|someone|my \w+ (?:got|is|was)) (?:the|my|our|a|an|it|to|some|over|this|in|on|into|customer|client)\b/u,
      weight: 2,
    },
    {
      name: 'a fragment without its articles',
      pattern:
        /^(?:just |oops,? |help,? |sorry,? )*(?:(?:sent|faxed|e-?mailed|mailed|forwarded|attached|uploaded|shared) (?:\w+ ){0,4}wrong |wrong (?:\w+ )?(?:file|drawing|attachment|version|document|address|recipient|customer|e-?mail) (?:was |got )?(?:attached|sent|mailed|selected|uploaded)\b|(?:noticed|saw|found out|discovered) (?:that )?(?:my |our |a |one )?\w+ (?:\w+ed|took|sent|gave|put|sold)\b|(?:lost|dropped|left|forgot) (?:\w+ ){0,2}(?:usb|laptop|phone|tablet|badge|key|bag|papers|documents?|drawings?)\b(?![^.]*\?))/u,
      weight: 2,
    },
    {
      name: 'a headline',
      pattern:
        /^(?!(?:i|i'm|we|you|how|what|when|where|which|who|why|if|is|are|do|does|did|can|may|must|should|any|some|news|example|procedure|rules?|policy|definition|steps|data|information)\b)(?!.*(?:\?|\b(?:or|and) (?:stolen|lost|missing|leaked)))(?:[\w'-]+ ){1,4}(?:encrypted|visible|exposed|leaked|stolen|lost|missing|hacked|infected|gone)\b/u,
      weight: 1.5,
    },
    {
      name: 'open to others',
      pattern:
        /\bcould be (?:downloaded|seen|read|opened|viewed|accessed) by (?:any|every|out|the public|stranger)/u,
      weight: 1.5,
    },
    {
      name: 'a plain statement',
      pattern: /^(?:the|my|our|all|some|there|files?|someone|somebody|something|it|one of)\b[^?]*$/u,
      weight: 0.75,
    },
    {
      name: 'we have one',
      pattern:
        /\bwe(?:'ve| have)(?: got)?(?: had)? (?:a|an|some) (?:\w+ )?(?:leak|breach|incident|ransomware|virus|problem|intrusion)/u,
      weight: 3,
    },
  ],
  supports: [
    {
      name: 'by mistake',
      pattern:
        /by (?:mistake|accident)|accidentally|oops|mistakenly|unintentionally|shouldn't have|wasn't supposed|without (?:permission|asking|thinking)|not allowed/u,
      weight: 1,
    },
    {
      name: 'just now or lately',
      pattern:
        /\bjust\b|right now|this (?:morning|afternoon|week)|last (?:night|week|month|friday|monday)|yesterday|today|only now|a (?:minute|moment|hour) ago|since (?:last|yesterday|this)|now\b/u,
      weight: 0.5,
    },
    { name: 'alarm', pattern: /\bhelp\b|urgent|asap|oh no|omg|panic|emergency|sorry|damn|!!/u, weight: 1 },
    {
      name: 'noticed or was told',
      pattern:
        /notic|realis|realiz|found out|discover|found that|spotted|i saw|called|told us|admitted|informed|confessed|let us know|alert/u,
      weight: 1,
    },
    { name: 'mine or ours', pattern: /\b(?:my|our|i|we)\b/u, weight: 0.5 },
    {
      name: 'asks what to do now',
      pattern:
        /what (?:do|should|can) (?:i|we) do|what now|who (?:do|should) i (?:tell|call)|should i (?:tell|report|switch|turn|delete)/u,
      weight: 0.5,
    },
  ],
  distance: [
    {
      name: 'hypothetical',
      pattern:
        /\b(?:what if|what happens(?! (?:now|next))|suppose|imagine|hypothetical\w*|in theory|in general|generally|in case|would we|how we would|for instance|e\.g\.)/u,
      weight: -2.5,
    },
    {
      name: 'training',
      pattern:
        /\b(?:training|drill|exercise|quiz|course|workshop|scenario|e-learning|seminar|lesson|slides?|awareness|tabletop)\b/u,
      weight: -3.5,
    },
    {
      name: 'news and other companies',
      pattern:
        /\b(?:news|newspaper|article|headline|read about|read that|heard about|on tv|other compan(?:y|ies)|car maker|big manufacturer|competitor(?:'s)? (?:was|got|had)|famous)\b/u,
      weight: -5,
    },
    {
      name: 'rules and definitions',
      pattern:
        /\b(?:rules?|polic(?:y|ies)|procedures?|templates?|example|definition|defin\w+|counts? as|supposed to|required|forbidden|allowed to|scheme|deadline|standard|requirements?|insurance|statistics|penalt\w+|fines?|auditor|records?)\b(?! now)/u,
      weight: -1,
    },
    {
      name: 'prevention',
      pattern:
        /\b(?:prevent\w*|avoid\w*|protect\w*|best way|like to know|want to know|wondering|curious|interested in|tips?|best practice\w*|recommend\w*|plan(?:ning)? (?:to|a)|we are planning|how (?:do|can|to|should) (?:we|you|i|one|other)(?! (?:handle|deal with|fix|undo|stop|report|recall|get) (?:this|it|that|them)\b))/u,
      weight: -2.5,
    },
    { name: 'a question in general', pattern: generalQuestion, weight: -2.5 },
    {
      name: 'asked by somebody, and may one',
      pattern:
        /^(?!.*\b(?:i|we|he|she|they)(?:'ve| have| just| already)* (?:told|gave|said|sent|let|showed|answered|clicked|typed|found|lost)\b)(?!.*\b(?:ransom|bitcoin|money|password)\b).*(?:\b(?:wants?|asks?|asked|would like|requests?)(?: (?:me|us|our \w+))? (?:to (?:film|photograph|see|visit|tour|take|look|know|have|get|borrow|copy|use|bring|join)|for (?:a|an|our|the)|about|if|whether|who|what|which|where)\b|\b(?:can|may|am) i (?:tell|say|answer|allow|let|show|give|allowed)\b)/u,
      weight: -2.5,
    },
    {
      name: 'whose duty it is',
      pattern:
        /^(?:do|must|should|are|does|who)\b[^.]{0,20}\b(?:need|have|has|required|obliged|obligated|must)\b(?: to)?\b|\bwho (?:reports|must report|has to report|notifies)\b/u,
      weight: -1.5,
    },
  ],
}
