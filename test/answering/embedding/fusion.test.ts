import { describe, expect, test } from 'vitest'
import { fuse } from '../../../src/answering/embedding/fusion.ts'

const same = (id: number) => id

describe('fusing two orders', () => {
  test.each([
    ['keeps the first where nothing is in the second', [1, 2, 3], [], 1, [1, 2, 3]],
    ['keeps the first where the second has no weight', [1, 2, 3], [3, 2], 0, [1, 2, 3]],
    ['puts first what both have near the top', [1, 2, 3], [2, 3], 1, [2, 3, 1]],
    ['leaves what only the second has where it stands, by a small weight', [1, 2, 3], [3], 0.01, [1, 2, 3]],
    ['leaves out what the first does not have', [1, 2], [9, 2], 1, [2, 1]],
  ])('%s', (_, first, second, weight, fused) => {
    expect(fuse(first, second, same, weight)).toEqual(fused)
  })
})
