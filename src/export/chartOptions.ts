/** What a chart of scores shows; its words are in the reader's language. */
export type Chart = {
  readonly title: string
  readonly areas: readonly ChartArea[]
  /** The same areas at the time before, in the same order; drawn behind. */
  readonly previous?: readonly (number | null)[]
  readonly words: {
    /** Before the names of areas without a score, as `対象外`. */
    readonly notApplicable: string
    readonly now: string
    readonly before: string
  }
}

type ChartArea = {
  readonly label: string
  /** 0..100; `null` where the area does not apply. */
  readonly score: number | null
}

/** Size of a chart in its own units. */
export const chartSize = { width: 800, height: 640 }

export const fontFamily = 'Noto Sans JP'

const ink = '#1d1c1d'
const paleInk = '#616061'
const lines = '#d5d5d8'
const colours = { now: '#1264a3', before: '#e0a030' }
const text = { fontFamily, color: ink }

// Room for an axis's name beside the chart, in letters of half a kanji's width.
const labelWidth = 20

/** The echarts option of a radar chart with one axis for each area that has a score. */
export function radarOption(chart: Chart) {
  const axes = chart.areas.flatMap((area, index) =>
    area.score === null ? [] : [{ ...area, score: area.score, before: chart.previous?.[index] ?? null }],
  )
  // A shape with a hole says something wrong: the time before is drawn only where it has every axis of today's.
  const before = axes.map((axis) => axis.before).filter((score) => score !== null)
  const hasBefore = before.length === axes.length
  return {
    ...frame(chart, hasBefore),
    radar: {
      center: ['50%', '54%'],
      radius: '56%',
      splitNumber: 4,
      indicator: axes.map((axis) => ({
        name: `${wrapped(axis.label)}\n${Math.round(axis.score)}`,
        min: 0,
        max: 100,
      })),
      axisName: { ...text, fontSize: 17, lineHeight: 24 },
      axisLine: { lineStyle: { color: lines } },
      splitLine: { lineStyle: { color: lines } },
      splitArea: { areaStyle: { color: ['#ffffff', '#f8f8f8'] } },
    },
    series: [
      {
        type: 'radar',
        symbolSize: 8,
        data: [
          ...(hasBefore ? [shape(chart.words.before, before, colours.before, 'dashed')] : []),
          shape(
            chart.words.now,
            axes.map((axis) => axis.score),
            colours.now,
            'solid',
          ),
        ],
      },
    ],
  }
}

/** The echarts option of lying bars, one an area that has a score, the first on top. */
export function barOption(chart: Chart) {
  const bars = chart.areas.flatMap((area) => (area.score === null ? [] : [{ ...area, score: area.score }]))
  return {
    ...frame(chart, false),
    grid: { left: 40, right: 60, top: 90, bottom: 90 },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      axisLabel: { ...text, fontSize: 15 },
      splitLine: { lineStyle: { color: lines } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.label),
      axisLabel: { ...text, fontSize: 17 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: lines } },
    },
    series: [
      {
        type: 'bar',
        data: bars.map((bar) => bar.score),
        barMaxWidth: 48,
        itemStyle: { color: colours.now },
        label: {
          ...text,
          show: true,
          position: 'right',
          fontSize: 17,
          formatter: ({ value }: { value: unknown }) => String(Math.round(Number(value))),
        },
      },
    ],
  }
}

function frame(chart: Chart, hasBefore: boolean) {
  const left = chart.areas.filter((area) => area.score === null).map((area) => area.label)
  const titles = [
    { text: chart.title, left: 'center', top: 20, textStyle: { ...text, fontSize: 22, fontWeight: 'bold' } },
  ]
  const note = {
    text: `${chart.words.notApplicable}: ${left.join(' / ')}`,
    left: 'center',
    top: 585,
    textStyle: {
      fontFamily,
      color: paleInk,
      fontSize: 15,
      lineHeight: 22,
      fontWeight: 'normal',
      width: 740,
      overflow: 'break',
    },
  }
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: text,
    title: left.length === 0 ? titles : [...titles, note],
    legend: { show: hasBefore, top: 60, textStyle: { ...text, fontSize: 15 } },
  }
}

function shape(name: string, value: readonly number[], color: string, type: 'solid' | 'dashed') {
  return {
    name,
    value: [...value],
    lineStyle: { color, width: 3, type },
    itemStyle: { color },
    areaStyle: { color, opacity: type === 'solid' ? 0.2 : 0.08 },
  }
}

// echarts breaks the names of axes only where it is told to: before a bracket first, then between words.
function wrapped(label: string): string {
  if (widthOf(label) <= labelWidth) return label
  const parts = label.split(/\s*(?=[（(])/u).map((part) => {
    const rows = ['']
    for (const { segment } of new Intl.Segmenter('ja', { granularity: 'word' }).segment(part)) {
      const row = rows.at(-1) ?? ''
      if (row === '' || widthOf(row + segment.trimEnd()) <= labelWidth) rows[rows.length - 1] = row + segment
      else rows.push(segment.trimStart())
    }
    return rows.join('\n')
  })
  return parts.join('\n')
}

function widthOf(words: string): number {
  return [...words].reduce((width, letter) => width + (/[\u0020-\u024f]/u.test(letter) ? 1 : 2), 0)
}
