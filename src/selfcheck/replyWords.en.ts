// Patterns for replies in English, in the form of `normaliseReply`; typing slips are mended before.

const polite =
  "(?:please|pls|ok|okay|can you|could you|can we|could we|let's|lets|i'd like to|i want to|i would like to|just|we|i)"
const whole = (words: string) =>
  new RegExp(`^(?:${polite} )*(?:${words})(?: (?:please|pls|now|then|thanks|thank you))*[.!?]*$`, 'u')

export const breaksEn =
  /[.;:,!\n。、]|\bso\b(?= (?:it's|it is|that's|this|n\/a|not|it|we|i|no|yes|never|does))|\s-\s|(\b(?:but|however|though|although|whereas|while|except(?: for)?|apart from|other than|only that|aside from)\b)/u
export const contrastsEn =
  /^(?:but|however|though|although|whereas|while|except(?: for)?|apart from|other than|only that|aside from)$/u

/** What comes after it is left out of what was said. */
export const exceptionsEn = /\b(?:except(?: for)?|apart from|other than|aside from|but for)\b/u

/** Taken out first: they soften or fill, and say nothing. */
export const fillersEn =
  /^(?:well|um+|uh+|er+|hmm+|so|actually|honestly|to be honest|frankly|for now|at the moment|currently|right now|as of now|at present|basically|ok so|in our case|oh)\s+/u

export const hedgesEn =
  /\b(?:i think|i guess|i believe|i suppose|i hope|i assume|i feel|probably|maybe|perhaps|possibly|presumably|supposedly|apparently|likely|might|could be|should be|as far as i know|afaik|seems?|i'd say|hopefully|supposed to|pretty sure|must be|i reckon|in theory|theoretically|on paper)\b|^h+m+/u

export const commandsEn = {
  why: whole(
    "why(?: (?:is|does|do|should|would|are|that|this|it|ask|so|not)\\b.{0,40})?|what (?:is|'s) (?:this|that|it) for|what for|what's the (?:point|reason)(?: of (?:this|that|it))?|(?:what is )?the reason|reason|how come|for what reason|tell me why|why though",
  ),
  example: whole(
    "(?:an? |some |any )?(?:concrete )?examples?|for (?:example|instance)|e\\.?g\\.?|like what|such as(?: what)?|(?:give|show|tell) me an? example.{0,20}|what (?:do you mean|does (?:this|that|it) mean)(?: by (?:this|that|it))?|explain(?: (?:this|that|it|more))?|(?:i )?(?:don't|do not) (?:understand|get)(?: (?:this|that|it|the question|what you mean|the item))?|what would (?:this|that|it) look like|what (?:is|are) (?:an? )?examples?|meaning|more detail|in what way|what are you asking|(?:i'm )?not sure what (?:this|that|you|it) (?:means?|are asking|is asking)",
  ),
  skip: whole(
    "skip(?: (?:this|that|it|ahead|this one|this question|this item|for now))*|next(?: (?:one|question|item))?|pass(?: on this(?: one)?)?|leave (?:it|this)(?: (?:out|open|for now|for later))?|(?:i'll )?come back to (?:this|it)(?: later)?|move on|not this one(?: now)?",
  ),
  back: whole(
    '(?:go |take me )?back(?: (?:one|a step|to the (?:last|previous) (?:one|question|item)))?|go back.{0,30}|previous(?: (?:one|question|item))?|(?:the )?(?:last|previous) (?:one|question|item)|undo(?: (?:that|it|the last one))?|(?:change|fix|correct) (?:my |the )?(?:last|previous|earlier) answer|one back|return to the last (?:one|question)|oops|that was (?:wrong|a mistake)|i made a mistake|my mistake',
  ),
  pause: whole(
    "pause(?: (?:it|this|here|the check))?|(?:take |i need |have )?a? ?break|stop(?: (?:it|this|here|now|for (?:now|today)|the (?:self-?check|check)))*|quit|exit|cancel|abort|enough(?: for (?:now|today))?|that's (?:it|enough|all) for (?:now|today)|done for (?:now|today)|finish for (?:now|today)|end(?: here)?|i'm done for today|halt|hold on|hang on|(?:just )?(?:a|one) (?:sec|second|moment|minute)|brb|be right back|no more(?: for today)?",
  ),
  later: whole(
    "(?:do (?:it|this) |remind me |ask me |continue |i'll do (?:it|this) |let's do (?:it|this) |come back )?(?:again )?(?:later|tomorrow|in an? hour|in 1 hour|next (?:working|business) day|next week|another time|some other time|after lunch)(?: (?:on|today|morning))?|remind me|not now|(?:i'm )?(?:too )?busy(?: (?:right )?now)?|maybe later|(?:i have )?no time(?: now| right now)?",
  ),
  resume: whole(
    "resume|continue|go on|carry on|keep going|let's continue|proceed|where were we|back to the (?:check|self-?check)",
  ),
} as const satisfies Record<string, RegExp>

export const interjectionsEn = {
  yes: /^(?:y|hai|yes|yeah|yea|yep|yup|ya|yess+|aye|sure|sure thing|of course|absolutely|definitely|certainly|indeed|correct|right|exactly|true|ok|okay|affirmative|totally|100 ?%|○|oh yes|yes yes|yes sir|you bet|naturally|obviously)$/u,
  no: /^(?:n|ng|iie|mada|no|nope|nah|naw|noo+|nay|negative|false|×|oh no|no no|no way|no sir|unfortunately not|sadly not|afraid not|i'm afraid not|not really)$/u,
} as const

/** Negation inside a set phrase that says yes or nothing; taken out before negations are counted. */
export const affirmingIdiomsEn =
  /\bno (?:problems?|doubt|worries|issues?|exceptions?|question(?: about (?:it|that))?|gaps?|complaints?)\b|\bwithout (?:exception|fail|a doubt|doubt|question|problems?|issues?)\b|\bnever (?:fail(?:s|ed)?|forget|forgets|miss(?:es|ed)?|skip(?:s|ped)?)\b|\bnothing (?:missing|is missing|left out|to add|to worry about)\b|\bnobody (?:forgets|skips)\b|\b(?:can't|cannot) (?:complain|fault (?:it|that|them|us))\b|\bno one is exempt\b/gu

/** Taken out: they look like negations and are none. */
export const neutralEn =
  /\bnot only\b|\bno matter\b|\bif not\b|\bor not\b|\bnot to mention\b|\bno\.? ?\d+\b|\bnotes?\b|\bnotice\b|\bknow-?how\b/gu

/** What stands before it is a reason. */
export const reasonEndEn = /\b(?:so|because)[ ,]*$/u

export const obligationsEn =
  /\b(?:should (?!be)|we should|need(?:s)? to|have to|has to|must (?!be)|ought to|(?:it )?(?:still )?needs? (?:doing|work|improvement)|better start|to-?do)\b/u

/** Words that are against something themselves: with a negation they may say the opposite. */
export const adverseEn =
  /\b(?:den(?:y|ies|ied)|impossible|obvious|refuse|mind|disagree|object|wrong|bad|forget|miss|lack|fail|avoid|hesitate|and not|stop|exclude|untrue|false|say|worry|care|bother|matter)\b/u

export const unknownEn =
  /\b(?:(?:do not|don't|dont|didn't|doesn't|does not|wouldn't|would not) (?:really |actually |exactly |quite )?know|dunno|donno|(?:don't|dont) kn?o?w?\b|dunnow|idk|no idea|no clue|no (?:way )?(?:to|of) know(?:ing)?|(?:not|isn't|ain't) (?:really |quite |so |very |entirely |too |100% |completely |totally |at all )?(?:sure|certain|aware)|unsure|uncertain|unclear|unknown|can(?:'t|not| not) (?:say(?! (?:that )?(?:we|i|it|they)\b)|tell|answer|remember|recall)|couldn't (?:say|tell)|could not (?:say|tell)|(?:have|need|would have|'d have|i'd need|would need|got) to (?:check|ask|find out|look (?:it|that) up|confirm)|(?:let me|i'll|i will) (?:check|ask|find out)|beats me|who knows|hard to (?:say|tell)|ask (?:someone|somebody|it|our|the|my)\b|not my (?:area|job|department|field)|(?:haven't|have not) (?:checked|looked|asked)|search me|no information|don't have (?:that |the |any )?information|don't remember|not familiar|never heard|undecided|haven't (?:a|the) (?:clue|faintest|foggiest))\b|^\?+$|^wakar|^shirimasen/u

export const notApplicableEn =
  /\bn\/?\.?a\b|\b(?:(?:not|isn't|is not|aren't|doesn't|does not|don't|do not|didn't|wouldn't|never|hardly) (?:really |even )?(?:applicable|apply|applies|relevant|concern us|pertain|relate to us|matter (?:to|for) us|affect us)|irrelevant|out of scope|inapplicable|non-?applicable|nothing to do with (?:us|our \w+)|not for us|not (?:our|a) (?:case|thing here)|no such (?:thing|things|people|person|data|equipment|process|system|staff|work))\b/u

/** A thing that is not there or not used: often it does not apply, sometimes it is a no. */
export const absentThingEn =
  /\b(?:don't|do not|doesn't|does not|have never|never) (?:even |actually |really )?(?:use|have|own|employ|handle|hold|deal with|work with|operate)\b (?!it\b|this\b|that\b|one\b|to\b|them\b)|\bwe have no\b|\bthere (?:are|is|'s) no(?:ne)?\b|\b(?:not|isn't|aren't) (?:needed|necessary|required)\b|\bno need\b|\bunnecessary\b|\bdon't need\b/u

export const partlyEn =
  /\b(?:part(?:ly|ially|ial|s)?|in part|to (?:some|a certain) (?:extent|degree)|somewhat|sometimes|somehow|some (?:of|departments?|people|teams?|places?|areas?|sites?|staff|files?|days?|documents?|cases?|are|do|have|is)|in some|for some|only (?:some|partly|partially|the|in|for|a|on|at|with|within|during|among|if|where|after|before|paper|part|when|half|one|two|our)|half(?:way)?|kind of|kinda|sort of|sorta|depends|depending|varies|mixed|here and there|occasionally|on and off|off and on|now and then|from time to time|incomplete(?:ly)?|inconsistent(?:ly)?|patchy|not (?:in |for |by )?(?:all|every\w*|always|fully|completely|entirely|everywhere|totally|wholly|100%|perfectly|perfect|complete|consistently|quite|yet (?:everywhere|fully|completely|all)|enough|sufficient\w*|regularly|strictly)|(?:isn't|aren't|doesn't|don't|haven't|hasn't|does not|do not) (?:yet )?(?:all|every\w*|always|fully|completely|entirely|quite|consistently|perfect(?:ly)?)|insufficient(?:ly)?|a few|a little|a bit|one or two|several|in places|at times|only (?:me|him|her|us)|everything but|all but|except(?: for)?|apart from|aside from|yes and no|bits and pieces|△|limited|(?:[1-9]|[1-9]\d) ?(?:%|percent|per cent))\b|△|(?<!\d)(?:[1-9]|[1-9]\d) ?%/u

export const mostlyEn =
  /\b(?:mostly|mainly|largely|almost|nearly|roughly|more or less|for the most part|most of|most (?:people|departments|staff|teams|of)|generally|usually|in general|by and large|as a rule|often|fairly|pretty much|basically)\b/u

export const hardlyEn =
  /\b(?:hardly|barely|rarely|seldom|scarcely|not (?:really|much|very|so|that|often|exactly)|not well|poorly|badly)\b/u

export const noneEn =
  /\b(?:at all|none|never|nothing|nobody|no one|zero|not one|not a single|whatsoever|neither|not even)\b/u

export const negationsEn =
  /\b(?:no|not|never|none|nobody|nothing|neither|nor|nowhere|without|cannot|cant|isnt|arent|dont|doesnt|didnt|havent|hasnt|wasnt|wont|ain't|aint|no one)\b|n't\b/gu

export const negativeWordsEn =
  /\b(?:nope|nah|lack(?:s|ing)?|missing|absent|neglected|forgotten|forgot|abandoned|stopped|gave up|failed|zero|overdue|fail to|yet to|still (?:open|outstanding|pending|missing|to do|to be done)|pending|outstanding|unmarked|unlocked|untrained|undocumented|unwritten|unprotected|far from|haven't|on hold|postponed|no good|bad at)\b/u

export const plansEn =
  /\b(?:plan(?:s|ned|ning)?|going to|gonna|will|we'll|i'll|next (?:year|month|quarter|week|spring|fiscal)|soon|in the future|consider(?:ing|ed)?|keep (?:meaning|intending|planning|trying|wanting|putting it off|forgetting)|want(?:s)? to|would like to|intend(?:s|ing)?|thinking (?:about|of)|discuss(?:ing|ed)|on (?:our|the) (?:list|roadmap|agenda|to-?do)|scheduled|not started|about to)\b/u

export const underWayEn =
  /\b(?:in progress|under ?way|working on|ongoing|started|starting|being (?:prepared|set up|rolled out|introduced|drafted|made|implemented|written|built)|preparing|rolling (?:it )?out|drafting|halfway|implementing|introducing|setting (?:it )?up|in preparation|getting there)\b/u

export const formerEn =
  /\b(?:used to|formerly|in the past|previously|once did|years ago|before covid|no longer|not any ?more|until last year)\b/u

export const onceEn = /\b(?:did (?:it )?once|once upon|tried (?:it )?once|has been known to)\b/u

export const positivesEn =
  /\b(?:yes|yeah|yep|yup|sure|done|we (?:all )?(?:do|have|are|did|keep|use|lock|hold|make|review|check|train|always)|i (?:do|have|am|did)|they (?:do|are|have)|it (?:is|does|has)|it's|there is|there are|everyone|everybody|everything|all (?:of|our|the|done|set|good|staff|employees|in)|always|fully|completely|entirely|implemented|in place|already|complete|completed|set up|finished|yearly|annually|monthly|weekly|daily|every (?:day|week|month|year|quarter|time)|regularly|properly|thoroughly|of course|perfect(?:ly)?|covered|taken care of|sorted|have (?:it|one|that|them)|has been|have been|(?:we|they|it)'ve (?:been )?\w+|\b(?:does|do|have)$|(?:is|are|was|were) \w+ed|100 ?%|exists?|locked|encrypted|documented|written|approved|signed|trained|in use)\b|^(?:all )?(?:good|great|fine)$|○/u

export const questionsEn =
  /\?$|^(?:define|explain|describe|what|who|whom|whose|which|where|when|how|is there|are there|can (?:i|we|you)|could (?:i|we)|do (?:i|we) (?:have|need)|does (?:it|this|that|the|a)|should (?:i|we)|must (?:i|we)|is (?:it|this|that|a|the)|are (?:we|they|these)|may (?:i|we))\b|\b(?:what (?:is|are|does|counts)|how (?:many|much|long|often|do|can|should)|tell me (?:about|how|what|more)|difference between)\b/u

/** Words of replies that typing slips are mended to; a slip is one letter too many, too few, other or swapped. */
export const knownEn = [
  'absolutely',
  'already',
  'always',
  'applicable',
  'apply',
  'back',
  'certainly',
  'completely',
  'continue',
  'definitely',
  'depends',
  "doesn't",
  "don't",
  'done',
  'everyone',
  'everything',
  'example',
  'fully',
  "haven't",
  'implemented',
  'irrelevant',
  'know',
  'later',
  'maybe',
  'mostly',
  'never',
  'none',
  'nothing',
  'partially',
  'partial',
  'partly',
  'pause',
  'planned',
  'probably',
  'relevant',
  'resume',
  'skip',
  'some',
  'sometimes',
  'stop',
  'sure',
  'tomorrow',
  'unsure',
  'usually',
  'yeah',
  'yes',
  'nope',
  'almost',
  'half',
  'yet',
  'not',
  'planning',
  'course',
] as const
