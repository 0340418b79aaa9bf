import { describe, expect, test } from 'vitest'
import type { Language } from '../../src/common/language.ts'
import type { Role } from '../../src/slack/types.ts'
import { type HomeState, homeView } from '../../src/slack/views/home.ts'

function aHome(given: Partial<HomeState> & { role?: Role }): HomeState {
  const { role = 'employee', ...rest } = given
  const nobody = { manager: [], officer: [], deputy: [], admin: [] }
  return {
    language: 'ja' as Language,
    roles: new Set<Role>([role]),
    holders: { ...nobody, officer: ['U1'], deputy: ['U2'] },
    setByHand: nobody,
    selfcheck: [],
    incidents: [],
    documents: [],
    ...rest,
  }
}

describe('the home while nobody is set to receive reports', () => {
  const nobody = { manager: [], officer: [], deputy: [], admin: [] }

  test.each([
    ['nobody', { ...nobody }, '管理責任者と副責任者がまだ設定されていません'],
    ['no deputy', { ...nobody, officer: ['U1'] }, '副責任者がまだ設定されていません'],
    ['no officer', { ...nobody, deputy: ['U2'] }, '管理責任者がまだ設定されていません'],
  ])('says so before anything can be pressed: %s', (_, holders, sentence) => {
    const text = JSON.stringify(homeView(aHome({ holders })).blocks)

    expect(text).toContain(sentence)
    expect(text.indexOf(sentence)).toBeLessThan(text.indexOf('incident.report'))
  })

  test('lets an administrator mend it at once, and sends everyone else to one', () => {
    const forAdmin = JSON.stringify(homeView(aHome({ holders: nobody, role: 'admin' })).blocks)
    const forOthers = JSON.stringify(homeView(aHome({ holders: nobody })).blocks)

    expect(forAdmin).toContain('roles.edit')
    expect(forOthers).not.toContain('roles.edit')
    expect(forOthers).toContain('管理者に知らせてください')
  })

  test('says nothing of it once both are set', () => {
    expect(JSON.stringify(homeView(aHome({})).blocks)).not.toContain('まだ設定されていません')
  })
})
