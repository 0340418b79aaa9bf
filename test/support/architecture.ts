import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** A source file as the rules see it: its path under `src` with `/`, and what it imports. */
export type SourceFile = {
  readonly path: string
  readonly lines: number
  readonly text: string
  readonly imports: readonly Import[]
}

/** One import: a file of ours (path under `src`) or a package, and whether only types come over. */
export type Import = { readonly to: string; readonly ours: boolean; readonly typesOnly: boolean }

/** What a folder of `src` may lean on. `types` may only be imported as types. */
export type Arrow = {
  readonly from: string
  readonly to: readonly string[]
  readonly types?: readonly string[]
}

const domains = ['answering', 'selfcheck', 'incident']

/** The arrows of the house. A name ending in `/index` or `/types` is that file only. `app` leans on everything. */
export const arrows: readonly Arrow[] = [
  { from: 'common', to: [] },
  { from: 'config', to: ['common'] },
  { from: 'main', to: ['app', 'config', 'common', 'local'], types: ['slack'] },
  {
    from: 'cli',
    to: [
      'app',
      'config',
      'common',
      'cli',
      'control',
      'local',
      'i18n',
      'knowledge',
      'export',
      'llm/types',
      'slack/types',
      ...fronts(['answering', 'audit', 'intent', 'incident', 'selfcheck', 'extract', 'database']),
    ],
  },
  { from: 'control', to: ['common'] },
  { from: 'local', to: ['common', 'workspace/build'] },
  {
    from: 'slack',
    to: ['common', 'i18n', 'calendar', 'export', ...fronts([...domains, 'intent', 'audit'])],
    types: ['database', 'jobs', 'llm'],
  },
  { from: 'answering', to: ['common', 'calendar'], types: ['database', 'jobs', 'llm', 'audit'] },
  { from: 'selfcheck', to: ['common', 'calendar'], types: ['database', 'jobs', 'llm', 'audit'] },
  { from: 'incident', to: ['common', 'calendar'], types: ['database', 'jobs', 'llm', 'audit'] },
  { from: 'intent', to: ['common'] },
  { from: 'calendar', to: ['common'] },
  { from: 'export', to: ['common'] },
  { from: 'llm', to: ['common'] },
  { from: 'i18n', to: ['common'] },
  { from: 'mail', to: ['common'] },
  { from: 'extract', to: ['common'] },
  { from: 'knowledge', to: ['common', ...fronts(['extract'])] },
  { from: 'database', to: ['common'] },
  { from: 'audit', to: ['common'], types: ['database'] },
  { from: 'jobs', to: ['common'], types: ['database'] },
  { from: 'workspace', to: [] },
]

/** Packages that only some folders may touch. */
export const keepers: readonly {
  readonly package: RegExp
  readonly in: readonly string[]
  readonly types?: readonly string[]
}[] = [
  { package: /^@slack\//, in: ['slack'], types: ['workspace'] },
  { package: /^(?:pg$|@electric-sql\/)/, in: ['database'] },
  { package: /^pg-boss/, in: ['jobs'] },
  { package: /^(?:openai|langchain|@langchain\/)/, in: ['llm'] },
  { package: /^nodemailer/, in: ['mail'] },
  { package: /^@holiday-jp\//, in: ['calendar'] },
  { package: /^(?:react|react-dom|esbuild|slack-blocks-to-jsx|ws)(?:\/|$)/, in: ['workspace'] },
  { package: /^(?:echarts|@resvg\/|pdfmake|write-excel-file)/, in: ['export'] },
  { package: /^yaml$/, in: ['knowledge', 'workspace'] },
  {
    package: /^(?:pdfjs-dist|mammoth|read-excel-file|yauzl|fast-xml-parser|parse5)(?:\/|$)/,
    in: ['extract'],
  },
]

/** Files that may hold SQL. */
export const sqlFiles = /(?:^|\/)store(?:\.ts$|\/)|^slack\/(?:inbox|outbox)\.ts$|^(?:audit|jobs|database)\//

/** Every source file under a `src` folder. */
export function readSources(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readSource(root, path))
}

/** One source file, its imports read from its text. */
export function readSource(
  root: string,
  path: string,
  text = readFileSync(join(root, path), 'utf8'),
): SourceFile {
  const imports = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:([\w*{},\s$]+?)\s+from\s+)?['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\b(import)\(\s*()['"]([^'"]+)['"]/g),
  ].map(([, type, names, specifier]): Import => {
    const ours = specifier?.startsWith('.') === true
    const to = ours ? relative(root, resolve(root, dirname(path), specifier)) : (specifier ?? '')
    return { to: to.replaceAll('\\', '/'), ours, typesOnly: type?.trim() === 'type' || areTypes(names) }
  })
  return { path: path.replaceAll('\\', '/'), lines: text.split('\n').length - 1, text, imports }
}

/** Every import of a file that breaks an arrow, in words. */
export function checkArrows(file: SourceFile): string[] {
  const home = folderOf(file.path)
  if (home === 'app') return []
  const arrow = arrows.find(({ from }) => from === home)
  if (arrow === undefined) return [`${file.path} stands in ${home}, which has no place in the house`]
  return file.imports.flatMap((found) => {
    if (!found.ours) return checkPackage(file, home, found)
    const to = folderOf(found.to)
    if (to === home) return []
    const named = [...arrow.to, ...(found.typesOnly ? (arrow.types ?? []) : [])]
    const isAllowed = named.some((name) => name === to || `${name}.ts` === found.to)
    return isAllowed ? [] : [`${file.path} imports ${found.to}${found.typesOnly ? ' (types)' : ''}`]
  })
}

function checkPackage(file: SourceFile, home: string, found: Import): string[] {
  const keeper = keepers.find((each) => each.package.test(found.to))
  if (keeper === undefined || keeper.in.includes(home)) return []
  if (found.typesOnly && keeper.types?.includes(home)) return []
  return [`${file.path} imports the package ${found.to}`]
}

function fronts(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => [`${folder}/index`, `${folder}/types`])
}

function folderOf(path: string): string {
  return path.split('/')[0]?.replace(/\.tsx?$/, '') ?? ''
}

// `import { type A, type B } from` brings over types only.
function areTypes(names: string | undefined): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names?.trim() ?? '')?.[1]
  if (inner === undefined) return false
  const each = inner
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return each.length > 0 && each.every((name) => name.startsWith('type '))
}
