import { fileURLToPath } from 'node:url'
import { barOption, type Chart, chartSize, fontFamily, radarOption } from './chartOptions.ts'

export type { Chart } from './chartOptions.ts'

/**
 * The chart as a PNG of 1200 × 960 pixels: one axis an area, 0 in the middle and 100 outside; bars where fewer than
 * three areas have a score. Areas without a score stand under the chart instead of at 0.
 *
 * The first chart takes about a second on a busy machine, for the libraries are loaded then; see `prepareCharts`.
 */
export async function renderRadarChart(chart: Chart): Promise<Uint8Array> {
  const { echarts, resvg } = await loadLibraries()
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, ...chartSize })
  try {
    const scored = chart.areas.filter((area) => area.score !== null).length
    drawing.setOption(scored < 3 ? barOption(chart) : radarOption(chart))
    const image = await resvg.renderAsync(drawing.renderToSVGString(), {
      // Fonts of our own only: a machine without a Japanese font would draw boxes.
      font: { fontFiles: listFontFiles(), loadSystemFonts: false, defaultFontFamily: fontFamily },
      fitTo: { mode: 'width', value: chartSize.width * 1.5 },
    })
    return image.asPng()
  } finally {
    drawing.dispose()
  }
}

/** Loads what charts are drawn with, so that the next chart is quick; at once when it is loaded already. */
export async function prepareCharts(): Promise<void> {
  await loadLibraries()
}

async function loadLibraries() {
  const [echarts, charts, components, { SVGRenderer }, resvg] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
    import('@resvg/resvg-js'),
  ])
  const { BarChart, RadarChart } = charts
  const { GridComponent, LegendComponent, RadarComponent, TitleComponent } = components
  echarts.use([
    BarChart,
    RadarChart,
    GridComponent,
    LegendComponent,
    RadarComponent,
    TitleComponent,
    SVGRenderer,
  ])
  return { echarts, resvg }
}

function listFontFiles(): string[] {
  return [
    import.meta.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
  ].map((url) => fileURLToPath(url))
}
