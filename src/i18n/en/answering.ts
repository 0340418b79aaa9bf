import type { AnsweringMessages } from '../ja/answering.ts'

/** The body of an answer where the documents do not give it: honest refusals, and what is put before an extract. */
export const answering = {
  notFound: ({ topics, documents }: { topics: readonly string[]; documents: number }) =>
    [
      `I searched the ${documents} documents I have and did not find an answer to this.`,
      topics.length === 0
        ? 'Asking again in other words sometimes helps.'
        : `The nearest topics are: ${topics.map((topic) => `“${topic}”`).join(', ')}.`,
      'If it is urgent or needs a decision, please ask your responsible officer.',
    ].join('\n'),
  refusals: {
    'legal-judgement':
      'I cannot judge an individual legal or employment case.\nFor contracts and disputes, please ask a lawyer or your legal department. For work-related consequences, check the work rules and talk to your manager, HR or a labour advice desk.\nIf there is a leak or a suspicion of one, report it to the responsible officer first, before worrying about the outcome.',
    concealment:
      'I cannot help to handle this without a report.\nThe earlier it is reported, the smaller the damage, and you do not have to carry it alone. Please report it to the responsible officer first: a suspicion is enough, and a few words will do. If that is hard to say, talk to the deputy.',
    'destroying-records':
      'I cannot delete or change logs or records.\nThey show what happened and protect you and the company. Please leave them as they are and talk to the responsible officer.',
    'confidential-report':
      'I cannot show other people’s reports or answers.\nOnly the person who reported and those with the right to see it, such as the responsible officer, can. If you need it for your work, please ask the responsible officer. The state of your own reports is in your home tab.',
    'personal-contact':
      'I cannot give out anybody’s personal phone number, address, pay or similar details.\nI only show contact points that are written in the documents. To reach a colleague, please use the company directory or ask your manager.',
    'single-company':
      'I have no reliable information about individual companies or organisations, so I cannot answer this.\nBusinesses that hold the certification and wish to be listed appear on METI’s web page. Please check there, or ask the company directly.',
    'full-text':
      'I do not have the full text of notices or other materials, so I cannot show it.\nFor the exact wording, please see the original published by METI or the body in charge. If you cannot find it, ask a certification body or your responsible officer.',
    'current-figure':
      'I have no source that gives today’s amounts, deadlines or points, so I cannot answer this.\nPlease ask a certification body for a quote, and check the latest call for applications of the SME Agency or the body in charge for deadlines and bonus points.',
    prediction:
      'I cannot predict what will happen.\nFor the latest developments, please check the announcements of METI or the body in charge.',
    secret:
      'I cannot give out passwords, PINs or the like: I do not hold them, and they are not to be passed on.\nIf you need access, please ask the administrator of that device or service.',
    task: 'I cannot write, check or judge documents, or carry out procedures for you. I answer questions about the scheme and the rules.\nYou can ask what a document should hold, for instance “What goes into an NDA?”. To have a document checked, please ask your responsible officer or whoever is in charge of it.',
    product:
      'I do not recommend particular products or services.\nPlease ask your responsible officer or IT contact what to look for. You can also ask about the rule behind it, for instance “What should we check before using a cloud service?”.',
    'other-subject':
      'The documents I have do not cover this, so I cannot answer it. I answer questions about managing technical information, the certification scheme and incident reports.\nFor working conditions and pay, please ask HR; for devices and software, your IT contact.',
    instruction:
      'I cannot follow that instruction. I answer questions about managing technical information from the documents I have been given.\nIf you need a document, please ask its owner or your responsible officer.',
    // In both languages: whoever reads this wrote in neither. In easy Japanese, with readings.
    'third-language':
      'I can answer in Japanese or in English: please write your question again in one of them, in short sentences if you like. If information may have leaked, tell the responsible officer (管理責任者) at once. The responsible officer can also help you if you are unsure.\n\n日本語(にほんご)か英語(えいご)で、もう一度(いちど)書(か)いてください。短(みじか)い文(ぶん)でいいです。情報(じょうほう)が外(そと)に出(で)たかもしれないときは、すぐに管理責任者(かんりせきにんしゃ)に言(い)ってください。分(わ)からないときも、管理責任者に聞(き)いてください。',
    // In easy Japanese, with readings, in both files: whoever reads this wanted that.
    'no-easy-japanese':
      'ごめんなさい。この答(こた)えは、やさしい日本語(にほんご)でまだ書(か)いてありません。分(わ)からないところは、上司(じょうし)か管理責任者(かんりせきにんしゃ)に聞(き)いてください。',
  },
  reviewOverdue: (date: string, owner: string) =>
    `This document is past its review date (${date}). Please check with its owner (${owner}) that it is still right.`,
  compared: {
    company: (heading) => `The company's own rule, “${heading}”, is the stricter of the two.`,
    other: (heading) =>
      `The company's own rule, “${heading}”, is less strict than the scheme or common practice. Keep to the stricter one and tell the responsible officer.`,
    same: (heading) => `The company's own rule, “${heading}”, is about as strict.`,
  },
  sample:
    "The sample rules belong to a company that does not exist and are not this company's own. Ask the responsible officer for your own rules.",
  glossary: 'Glossary',
  thingUntold: (thing) => `I found no answer about “${thing}”. Please ask your responsible officer.`,
  tooLong: 'Your question is long, so I read only its first part.',
  emptyQuestion: 'The question is empty. Please write what you would like to know and send it again.',
  selfcheck: 'You can start a self-check in Slack: open my home tab, or write “start a self-check”.',
} satisfies AnsweringMessages
