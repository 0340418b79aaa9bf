import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The page as the browser gets it; `hash` names the sources and packages it was made from. */
export type Bundle = { readonly hash: string; readonly script: Buffer; readonly style: Buffer }

/** What bundles the page; tests put a counting one in its place. */
export type Bundler = (folder: string) => Promise<{ script: Uint8Array; style: Uint8Array }>

/**
 * The page's bundle: from `cacheDir` when it was built from the same sources before, otherwise built and kept there.
 * Bundles of other sources are removed from the folder.
 *
 * @throws Error when a source cannot be bundled or the folder cannot be written.
 */
export async function loadBundle(cacheDir: string, bundle: Bundler = bundlePage): Promise<Bundle> {
  const hash = await hashSources(import.meta.dirname)
  const kept = await readKept(cacheDir, hash)
  if (kept !== undefined) return kept
  const { script, style } = await bundle(import.meta.dirname)
  await mkdir(cacheDir, { recursive: true })
  for (const name of await readdir(cacheDir))
    if (/^page-[0-9a-f]+\.(js|css)$/.test(name) && !name.includes(hash))
      await rm(join(cacheDir, name), { force: true })
  // The script comes last: where it stands, the style stands too.
  await writeWhole(join(cacheDir, `page-${hash}.css`), style)
  await writeWhole(join(cacheDir, `page-${hash}.js`), script)
  return { hash, script: Buffer.from(script), style: Buffer.from(style) }
}

async function bundlePage(folder: string): Promise<{ script: Uint8Array; style: Uint8Array }> {
  const result = await build({
    entryPoints: { page: join(folder, 'main.tsx'), style: join(folder, 'styles', 'index.css') },
    outdir: folder,
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const find = (name: string) => result.outputFiles.find((file) => file.path.endsWith(name))?.contents
  const script = find('page.js')
  const style = find('style.css')
  if (script === undefined || style === undefined)
    throw new Error('esbuild gave no script or no style for the page')
  return { script, style }
}

async function hashSources(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(tsx?|css)$/.test(name))
    .sort()
  for (const name of names)
    hash
      .update(`${name}\0`)
      .update(await readFile(join(folder, name)))
      .update('\0')
  const require = createRequire(import.meta.url)
  for (const name of ['react', 'react-dom', 'esbuild']) {
    const description: { version?: unknown } = JSON.parse(
      await readFile(require.resolve(`${name}/package.json`), 'utf8'),
    )
    hash.update(`${name}@${String(description.version)}\0`)
  }
  return hash.digest('hex').slice(0, 16)
}

async function readKept(cacheDir: string, hash: string): Promise<Bundle | undefined> {
  const [script, style] = await Promise.all([
    readIfThere(join(cacheDir, `page-${hash}.js`)),
    readIfThere(join(cacheDir, `page-${hash}.css`)),
  ])
  return script === undefined || style === undefined ? undefined : { hash, script, style }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** A reader sees the whole file or none, even when two processes build at once. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.draft`
  await writeFile(draft, bytes)
  await rename(draft, path)
}
