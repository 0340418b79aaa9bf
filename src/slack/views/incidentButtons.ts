import type { Button } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { MessageReference } from '../../incident/index.ts'
import type { MessageView } from './answer.ts'
import { actions, button, paragraph } from './blocks.ts'
import { reportCallbackId } from './incidentForm.ts'

/** The button by which a reporter opens their own report; its value is the incident's id. */
export const followActionId = 'incident.follow'

/** The button to one's own report. */
export function followButton(incidentId: string, language: Language): Button {
  const { follow } = sentences[language].incidentReporting.receipt
  return button({ actionId: followActionId, text: follow, value: incidentId })
}

/** A message of one sentence with the button to one's own report. */
export function followMessage(sentence: string, incidentId: string, language: Language): MessageView {
  return { text: sentence, blocks: [paragraph(sentence), actions([followButton(incidentId, language)])] }
}

/** What a report button begins with: the type, and the message that may become the draft. */
export type ReportBeginning = {
  readonly leakType?: string | undefined
  readonly message?: MessageReference | undefined
}

/** The button that opens the form. */
export function reportButton(language: Language, { leakType = '', message }: ReportBeginning = {}): Button {
  const place = message === undefined ? [] : [message.channel, message.ts]
  const value = [leakType, ...place].join('|')
  const { report } = sentences[language].incident
  const worth = value === '' ? {} : { value }
  return button({ actionId: reportCallbackId, text: report, style: 'primary', ...worth })
}

/** What stands in the value of a pressed report button; anybody can send any value. */
export function readReportButton(value: string): ReportBeginning {
  const [leakType = '', channel = '', ts = ''] = value.split('|')
  const isPlace = /^[CDG][A-Z0-9]{2,30}$/.test(channel) && /^\d{1,12}\.\d{1,9}$/.test(ts)
  return {
    leakType: leakType === '' ? undefined : leakType,
    message: isPlace ? { channel, ts } : undefined,
  }
}
