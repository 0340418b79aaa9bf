import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import type { Chart } from '../../export/radarChart.ts'
import { sentences } from '../../i18n/index.ts'
import type { Item, SelfcheckResult } from '../../selfcheck/types.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, divider, header, paragraph, type Run } from './blocks.ts'
import { areaName, buttonValue, dayOf, type Reader } from './selfcheck.ts'

// More would push the caveats out of sight.
const gapsShown = 3
const toCheckShown = 10

/** The result message: scores, where to start, what to check, and what the result is not. */
export function resultView(result: SelfcheckResult, reader: Reader): MessageView {
  const { language } = reader
  const words = sentences[language].selfcheck.result
  const { checklist, finishedAt, startedAt } = result.session
  const about = words.about(
    checklist.title[language],
    checklist.version,
    dayOf(finishedAt ?? startedAt, reader),
  )
  return {
    text: `${words.title} ${words.overall} ${pointsOf(result.overall, language)}`,
    blocks: [
      header(words.title),
      context(about),
      result.overall === null
        ? paragraph(words.nothingApplies)
        : paragraph(`${words.overall} `, { bold: pointsOf(result.overall, language) }, words.outOf),
      ...bandBlocks(result, language),
      ...(result.session.proxyFor === '' ? [] : [context(words.proxyFor(result.session.proxyFor))]),
      ...(result.leftOut.length === 0 ? [] : [context(words.leftOut(result.leftOut.length))]),
      paragraph({ bold: words.areas }),
      bullets(result.areas.map((area) => areaLine(area, language))),
      ...gapBlocks(result, language),
      ...checkBlocks(result, language),
      divider(),
      paragraph({ bold: words.caveats }),
      bullets([...words.caveatTexts, checklist.notice[language]]),
      actions(resultButtons(result, language)),
      actions(exportButtons(result, language)),
    ],
  }
}

/** What stands above the chart, which may be passed on without the result it belongs to. */
export function chartMessage(language: Language): MessageView {
  const { title, about } = sentences[language].selfcheck.chart
  return { text: title, blocks: [context(about)] }
}

/** What the chart of a result shows; `undefined` where no area has a score. */
export function chartOf(
  result: SelfcheckResult,
  language: Language,
  previous?: SelfcheckResult,
): Chart | undefined {
  if (result.overall === null) return undefined
  const { chart, result: words } = sentences[language].selfcheck
  return {
    title: chart.title,
    areas: result.areas.map(({ area, score }) => ({ label: areaName(area, language), score: drawn(score) })),
    // By the areas' ids: a newer version of a checklist may order or name them otherwise.
    ...(previous === undefined
      ? {}
      : { previous: result.areas.map(({ area }) => scoreIn(previous, area.id)) }),
    words: { notApplicable: words.notApplicable, now: chart.now, before: chart.before },
  }
}

/** The chart in words, for whoever does not see it. */
export function chartInWords(result: SelfcheckResult, language: Language): string {
  const { chart } = sentences[language].selfcheck
  const areas = result.areas.map(
    ({ area, score }) => `${areaName(area, language)} ${pointsOf(score, language)}`,
  )
  return chart.alt(areas.join(chart.separator))
}

function scoreIn(result: SelfcheckResult, areaId: string): number | null {
  return drawn(result.areas.find(({ area }) => area.id === areaId)?.score ?? null)
}

// Where an option costs points an area may stand below 0; the chart begins at 0.
function drawn(score: number | null): number | null {
  return score === null ? null : Math.max(0, score)
}

function areaLine({ area, score, needsCheck }: SelfcheckResult['areas'][number], language: Language): Run[] {
  const words = sentences[language].selfcheck.result
  return [
    `${barOf(score)} `,
    { bold: pointsOf(score, language) },
    ` ${areaName(area, language)}`,
    needsCheck === 0 ? '' : words.toCheck(needsCheck),
  ].filter((run) => run !== '')
}

function gapBlocks(result: SelfcheckResult, language: Language): KnownBlock[] {
  const words = sentences[language].selfcheck.result
  if (result.overall === null) return []
  if (result.gaps.length === 0) return [paragraph({ bold: words.gaps }, `\n${words.noGaps}`)]
  const shown = result.gaps.slice(0, gapsShown)
  const hasSection = shown.some((item) => item.section !== undefined)
  return [
    paragraph({ bold: words.gaps }),
    bullets(
      shown.map((item) => gapLine(item, language)),
      'ordered',
    ),
    ...(hasSection ? [context(words.sectionHint)] : []),
  ]
}

function gapLine(item: Item, language: Language): Run[] {
  const words = sentences[language].selfcheck.result
  const heading = item.section?.[language].split('#')[1]
  return [
    { bold: item.text[language] },
    `\n${words.next}${item.next[language]}`,
    ...(heading === undefined ? [] : [`\n${words.section(heading)}`]),
  ]
}

function checkBlocks(result: SelfcheckResult, language: Language): KnownBlock[] {
  const words = sentences[language].selfcheck.result
  if (result.needsCheck.length === 0) return []
  const shown = result.needsCheck.slice(0, toCheckShown).map((item) => item.text[language])
  const left = result.needsCheck.length - shown.length
  return [
    paragraph({ bold: words.needsCheck }),
    bullets(left === 0 ? shown : [...shown, words.more(left)]),
    context(words.needsCheckHint),
  ]
}

function resultButtons(result: SelfcheckResult, language: Language) {
  const words = sentences[language].selfcheck.result
  const value = buttonValue(result.session)
  const ask = button({ actionId: 'selfcheck.ask_open', text: words.askColleague, value })
  const plan = button({
    actionId: 'selfcheck.action_open',
    text: sentences[language].selfcheckActions.action.open,
    value,
  })
  return [
    button({ actionId: 'selfcheck.start', text: words.again }),
    button({ actionId: 'selfcheck.change', text: words.change, value }),
    ...(result.needsCheck.length === 0 ? [] : [ask]),
    ...(result.gaps.length === 0 ? [] : [plan]),
  ]
}

function exportButtons({ session }: SelfcheckResult, language: Language) {
  const words = sentences[language].selfcheck.report
  const value = buttonValue(session)
  return [
    button({ actionId: 'selfcheck.export.pdf', text: words.pdf, value }),
    button({ actionId: 'selfcheck.export.xlsx', text: words.sheet, value }),
    button({ actionId: 'selfcheck.export.csv', text: words.csv, value }),
  ]
}

function bandBlocks(result: SelfcheckResult, language: Language): KnownBlock[] {
  const { overall } = result
  const band =
    overall === null ? undefined : result.session.checklist.bands?.find(({ from }) => overall >= from)
  return band === undefined ? [] : [paragraph(sentences[language].selfcheck.result.band, band.text[language])]
}

function pointsOf(score: number | null, language: Language): string {
  const words = sentences[language].selfcheck.result
  return score === null ? words.notApplicable : words.points(Math.round(score))
}

// Five squares leave the area's name on the same line of a telephone.
function barOf(score: number | null): string {
  if (score === null) return '－'.repeat(5)
  const full = Math.min(5, Math.max(0, Math.round(score / 20)))
  return '■'.repeat(full) + '□'.repeat(5 - full)
}
