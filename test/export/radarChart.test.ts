import { describe, expect, test } from 'vitest'
import { barOption, type Chart, radarOption } from '../../src/export/chartOptions.ts'
import { renderRadarChart } from '../../src/export/radarChart.ts'

const names = [
  'ルール作り',
  'ルールの実践',
  '人的対策',
  '設備的対策',
  'サイバー対策',
  '漏えいを起こさない',
  '漏えい後の被害（要確認）',
  '未定',
]

function aChart(scores: readonly (number | null)[], previous?: readonly (number | null)[]): Chart {
  return {
    title: '分野ごとの得点',
    areas: scores.map((score, index) => ({ label: names[index] ?? '', score })),
    words: { notApplicable: '対象外', now: '今回', before: '前回' },
    ...(previous === undefined ? {} : { previous }),
  }
}

describe('drawing the chart of a self-check', () => {
  test.each([
    ['eight areas', [75, 50, 12.5, 100, 40, 33.3, 0, 62.5]],
    ['areas that do not apply', [75, null, 12.5, 100, null, 33.3, 0]],
    ['two areas', [75, 0]],
    ['one area among those that do not apply', [null, null, 40]],
    ['no area that applies', [null, null, null]],
    ['all at zero', [0, 0, 0, 0]],
    ['scores below zero', [-25, 50, 10]],
  ])('makes a picture of %s', async (_, scores) => {
    const png = await renderRadarChart(aChart(scores))

    const bytes = Buffer.from(png)
    expect(bytes.toString('latin1', 1, 4)).toBe('PNG')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 960])
    // A picture of this size with nothing on it takes about 5 kB.
    expect(bytes.length).toBeGreaterThan(20_000)
  })

  test('draws Japanese letters, not the same box for all', async () => {
    const letters = await renderRadarChart({ ...aChart([null]), title: '守守守守' })
    const others = await renderRadarChart({ ...aChart([null]), title: '漏漏漏漏' })

    expect(Buffer.from(letters).equals(Buffer.from(others))).toBe(false)
  })

  test('draws the same picture twice', async () => {
    const [first, second] = [
      await renderRadarChart(aChart([10, 20, 30])),
      await renderRadarChart(aChart([10, 20, 30])),
    ]

    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })
})

describe('laying out the radar', () => {
  test('gives an axis to each area that has a score, with the score in its name', () => {
    const { radar, series } = radarOption(aChart([75, null, 12.5, 0]))

    expect(radar.indicator.map(({ name }) => name)).toEqual([
      'ルール作り\n75',
      '人的対策\n13',
      '設備的対策\n0',
    ])
    expect(series[0]?.data).toMatchObject([{ name: '今回', value: [75, 12.5, 0] }])
  })

  test('names the areas without a score under the chart instead of drawing them at zero', () => {
    const { title } = radarOption(aChart([75, null, 12.5, 0, null]))

    expect(title.map(({ text }) => text)).toEqual(['分野ごとの得点', '対象外: ルールの実践 / サイバー対策'])
  })

  test('breaks a long name before its bracket', () => {
    const { radar } = radarOption(aChart([1, 1, 1, 1, 1, 1, 1]))

    expect(radar.indicator.at(-1)?.name).toBe('漏えい後の被害\n（要確認）\n1')
  })

  test('draws the time before behind, for the areas of today', () => {
    const { series, legend } = radarOption(aChart([75, null, 12.5, 0], [50, 60, 70, 80]))

    expect(series[0]?.data.map(({ name, value }) => [name, value])).toEqual([
      ['前回', [50, 70, 80]],
      ['今回', [75, 12.5, 0]],
    ])
    expect(legend.show).toBe(true)
  })

  test('leaves the time before out where it has no score for an area of today', () => {
    const { series, legend } = radarOption(aChart([75, 10, 12.5], [50, null, 70]))

    expect(series[0]?.data.map(({ name }) => name)).toEqual(['今回'])
    expect(legend.show).toBe(false)
  })

  test('falls back on bars, first area on top', () => {
    const { yAxis, series } = barOption(aChart([75, null, 20]))

    expect([yAxis.data, yAxis.inverse]).toEqual([['ルール作り', '人的対策'], true])
    expect(series[0]?.data).toEqual([75, 20])
  })
})
