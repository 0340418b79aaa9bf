import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReply } from '../../src/selfcheck/reply.ts'
import type { ReplyReading } from '../../src/selfcheck/replyReading.ts'

type Case = { readonly want: readonly string[]; readonly text: string }

const cases: Case[] = readFileSync(join(import.meta.dirname, 'replies.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [want = '', text = ''] = line.split('\t')
    return { want: want.split('|'), text }
  })

function isRight({ want }: Case, reading: ReplyReading): boolean {
  switch (reading.kind) {
    case 'answer':
      return want.includes(reading.sure ? reading.meaning : 'ask')
    case 'command':
      return want.includes(reading.command)
    case 'question':
      return want.includes('question')
    case 'unclear':
      return want.includes('ask')
  }
}

describe('replies typed in plain words', () => {
  const read = cases.map((each) => ({ ...each, reading: readReply(each.text) }))
  const wrong = read.filter((each) => !isRight(each, each.reading))

  test('of at least 150, 95 in 100 are read right or rightly asked back', () => {
    if (process.env.SHOW)
      for (const { want, text, reading } of wrong) console.log(want.join('|'), text, JSON.stringify(reading))

    expect(cases.length).toBeGreaterThanOrEqual(150)
    expect(1 - wrong.length / cases.length).toBeGreaterThanOrEqual(0.95)
  })

  test('are never taken for another answer without asking', () => {
    const misread = wrong.filter(({ reading }) => reading.kind === 'answer' && reading.sure)

    expect(misread.map(({ text, reading }) => [text, reading])).toEqual([])
  })
})
