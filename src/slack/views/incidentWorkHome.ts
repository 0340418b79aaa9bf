import type { KnownBlock } from '@slack/types'
import { sentences } from '../../i18n/index.ts'
import type { Clocks, MonthFigures } from '../../incident/index.ts'
import { actions, bullets, button, context, paragraph, type Run } from './blocks.ts'
import { drillIds } from './incidentDrill.ts'
import { registerIds } from './incidentRegister.ts'
import { ruleIds } from './incidentRule.ts'
import { clockRuns } from './incidentWorkBlocks.ts'
import type { CardState } from './incidentWorkParts.ts'
import { watchedIds } from './watched.ts'

/** What a responder's home shows beside the open incidents. */
export type WorkHomeState = Pick<CardState, 'language' | 'timeZone' | 'clockNames'> & {
  /** Whether the person may change the rule and start drills. */
  readonly mayRule: boolean
  /** The earliest due first. */
  readonly clocks: readonly Clocks[]
  /** Oldest first. */
  readonly figures: readonly MonthFigures[]
}

const shownClocks = 5
const shownMonths = 6

/** The way to register, rule, absences and drills; the next deadlines; the figures of the last months. */
export function workHomeBlocks(state: WorkHomeState): KnownBlock[] {
  const { language, mayRule, clocks, figures } = state
  const { home, figures: words } = sentences[language].incidentRegister
  const { note } = sentences[language].incidentWork.clocks
  const lines = clocks.flatMap(({ incident, clocks: all }) =>
    all
      .filter((clock) => clock.state === 'running' || clock.state === 'overdue')
      .map((clock): Run[] => [{ bold: incident.number }, '　', ...clockRuns(clock, state)]),
  )
  return [
    paragraph({ bold: home.heading }),
    actions(
      [
        button({ actionId: registerIds.open, text: home.register }),
        ...(mayRule ? [button({ actionId: ruleIds.open, text: home.rule })] : []),
        button({ actionId: ruleIds.away, text: home.away }),
        ...(mayRule ? [button({ actionId: drillIds.start, text: home.drill })] : []),
        ...(mayRule ? [button({ actionId: watchedIds.edit, text: sentences[language].watched.button })] : []),
      ],
      'incident_work',
    ),
    ...(lines.length === 0
      ? []
      : [paragraph({ bold: home.clocks }), bullets(lines.slice(0, shownClocks)), context(note)]),
    paragraph({ bold: words.heading }),
    figures.length === 0
      ? context(words.none)
      : bullets(
          figures
            .slice(-shownMonths)
            .reverse()
            .map((month) => monthLine(month, language)),
        ),
  ]
}

function monthLine(
  { month, incidents, nearMisses, closed, minutesToAcknowledge }: MonthFigures,
  language: WorkHomeState['language'],
): string {
  const { figures } = sentences[language].incidentRegister
  const line = figures.month(month, incidents, nearMisses, closed)
  return minutesToAcknowledge === undefined ? line : `${line}${figures.acknowledged(minutesToAcknowledge)}`
}
