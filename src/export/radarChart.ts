import { fileURLToPath } from 'node:url'
import { barOption, type Chart, chartSize, fontFamily, radarOption } from './chartOptions.ts'

export type { Chart, ChartArea } from './chartOptions.ts'

/**
 * The chart as a PNG of 1200 × 960 pixels: one axis an area, 0 in the middle and 100 outside; bars where fewer than
 * three areas have a score. Areas without a score stand under the chart instead of at 0.
 *
 * echarts and the renderer are loaded at the first chart, for they take about 0.1 s; a chart takes about as long.
 */
export async function renderRadarChart(chart: Chart): Promise<Uint8Array> {
  const {
    BarChart,
    RadarChart,
    echarts,
    GridComponent,
    LegendComponent,
    RadarComponent,
    SVGRenderer,
    TitleComponent,
  } = await loadEcharts()
  echarts.use([
    BarChart,
    RadarChart,
    GridComponent,
    LegendComponent,
    RadarComponent,
    SVGRenderer,
    TitleComponent,
  ])
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, ...chartSize })
  try {
    const scored = chart.areas.filter((area) => area.score !== null).length
    drawing.setOption(scored < 3 ? barOption(chart) : radarOption(chart))
    return await rasterise(drawing.renderToSVGString())
  } finally {
    drawing.dispose()
  }
}

async function loadEcharts() {
  const [echarts, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  return { echarts, ...charts, ...components, ...renderers }
}

// Fonts of our own only: a machine without a Japanese font would draw boxes.
async function rasterise(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const fontFiles = ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'].map((file) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-jp/${file}`)),
  )
  const image = new Resvg(svg, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: fontFamily },
    fitTo: { mode: 'width', value: chartSize.width * 1.5 },
  })
  return image.render().asPng()
}
