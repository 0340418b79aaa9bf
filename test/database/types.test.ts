import { describe, expect } from 'vitest'
import { eachDatabase } from '../support/database.ts'

eachDatabase((name, test) => {
  describe(`values from the database (${name})`, () => {
    test('come back as the same JavaScript types', async ({ database }) => {
      const { rows } = await database.query(
        `select timestamptz '2026-04-01 09:00:00.123+09' as instant, 9007199254740991::bigint as whole, count(*) as counted,
                1.5::numeric as decimal, 2.5::float8 as float, 3::int as small, true as yes, null as nothing,
                '{"a":[1,"二"]}'::jsonb as json, '[1]'::json as list, array['a','b "c" \\ d',null,'NULL','守,り']::text[] as texts,
                array[1,2]::bigint[] as wholes, '{}'::text[] as none, array[[1,2],[3,4]]::int[] as nested,
                '\\x00ff'::bytea as bytes, date '2026-04-01' as day, '守り' as text,
                '6f1c1a3e-0000-4000-8000-000000000000'::uuid as id
         from (values (1), (2)) as two(n)`,
      )

      expect(rows).toStrictEqual([
        {
          instant: new Date('2026-04-01T00:00:00.123Z'),
          whole: 9007199254740991,
          counted: 2,
          decimal: 1.5,
          float: 2.5,
          small: 3,
          yes: true,
          nothing: null,
          json: { a: [1, '二'] },
          list: [1],
          texts: ['a', 'b "c" \\ d', null, 'NULL', '守,り'],
          wholes: [1, 2],
          none: [],
          nested: [
            [1, 2],
            [3, 4],
          ],
          bytes: new Uint8Array([0, 255]),
          day: '2026-04-01',
          text: '守り',
          id: '6f1c1a3e-0000-4000-8000-000000000000',
        },
      ])
    })

    test('go in and come out unchanged', async ({ database }) => {
      const instant = new Date('2026-11-23T12:34:56.789Z')
      const texts = ['漏えい', '{}', 'a"b', 'c\\d', '', 'NULL']

      const { rows } = await database.query(
        `select $1::timestamptz as instant, $2::text[] as texts, $3::bytea as bytes, $4::jsonb as json, $5::boolean as yes,
                $6::int as whole, $7::text as nothing, $8::bigint[] as wholes, $9::float8 as float`,
        [
          instant,
          texts,
          new Uint8Array([1, 2, 254]),
          JSON.stringify([{ a: 1 }]),
          false,
          7,
          null,
          [1, 2],
          0.1,
        ],
      )

      expect(rows).toStrictEqual([
        {
          instant,
          texts,
          bytes: new Uint8Array([1, 2, 254]),
          json: [{ a: 1 }],
          yes: false,
          whole: 7,
          nothing: null,
          wholes: [1, 2],
          float: 0.1,
        },
      ])
    })

    test('are refused where a number cannot keep them', async ({ database }) => {
      await expect(database.query('select 9007199254740993::bigint')).rejects.toThrow('9007199254740993')
    })

    test('are refused where they are plain objects', async ({ database }) => {
      await expect(database.query('select $1::jsonb', [{ a: 1 }])).rejects.toThrow('JSON string')
    })

    test('count what was returned or changed', async ({ database }) => {
      await database.script('create temp table counted (n int)')
      const inserted = await database.query('insert into counted values (1), (2), (3)')
      const updated = await database.query('update counted set n = n + 1 where n > 1 returning n')
      const removed = await database.query('delete from counted where n = 99')
      await database.script('drop table counted')

      expect([inserted.rowCount, updated.rowCount, removed.rowCount]).toEqual([3, 2, 0])
      expect(updated.rows).toEqual([{ n: 3 }, { n: 4 }])
    })

    test('tell a broken constraint by code and name', async ({ database }) => {
      await expect(
        database.script(
          'create temp table once (n int constraint once_n unique); insert into once values (1), (1)',
        ),
      ).rejects.toMatchObject({ code: '23505', constraint: 'once_n' })
    })
  })
})
