import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { createExtractor } from '../../src/extract/index.ts'
import { pdfOf } from './files.ts'

const small = { name: 'a.txt', bytes: Buffer.from('図面は施錠して保管する。') }

/** A PDF whose only page takes 300 MB when it is unpacked. */
function hugePdf(): Buffer {
  const packed = deflateSync(Buffer.alloc(300 * 1024 * 1024, ' '), { level: 1 }).toString('latin1')
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
  ])
}

describe('the process in which files are read', () => {
  const extractors: { stop(): Promise<void> }[] = []
  const start = (limits: Parameters<typeof createExtractor>[0]) => {
    const extractor = createExtractor(limits)
    extractors.push(extractor)
    return extractor
  }
  afterAll(async () => {
    for (const extractor of extractors) await extractor.stop()
  })

  test('is ended when a file takes too long, and the next file is read', async () => {
    const hasty = start({ timeoutS: 0.02 })
    const patient = start({})

    const late = await hasty.extract(small)
    const again = await hasty.extract(small)
    const inTime = await patient.extract(small)

    expect([late, again]).toEqual([
      { kind: 'fault', fault: { kind: 'too-slow', detail: '0.02' } },
      { kind: 'fault', fault: { kind: 'too-slow', detail: '0.02' } },
    ])
    expect(inTime).toMatchObject({ kind: 'document' })
  })

  test('is ended when a file takes too much memory outside of the heap, and the next file is read', async () => {
    const extractor = start({ memoryMb: 250 })

    const huge = await extractor.extract({ name: 'huge.pdf', bytes: hugePdf() })
    const next = await extractor.extract(small)

    expect(huge).toEqual({ kind: 'fault', fault: { kind: 'too-much-memory', detail: '' } })
    expect(next).toMatchObject({ kind: 'document' })
  })

  test('is not troubled with a file over the limit', async () => {
    const extractor = start({ mostBytes: 1024 * 1024 })

    const large = await extractor.extract({ name: 'a.txt', bytes: Buffer.alloc(1024 * 1024 + 1, 'a') })

    expect(large).toEqual({ kind: 'fault', fault: { kind: 'too-large', detail: '1 MB' } })
  })

  test('says nothing of a file when it is stopped half-way', async () => {
    const extractor = start({})
    const reading = extractor.extract(small)

    await extractor.stop()

    await expect(reading).rejects.toThrow('stopped')
  })
})
