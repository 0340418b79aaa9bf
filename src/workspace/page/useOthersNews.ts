import { useEffect, useRef } from 'react'
import type { Desk } from './desk.ts'
import type { Toast } from './Toasts.tsx'

/** Tells whoever tries the workspace alone that another of its people was written to, with a way to be that person. */
export function useOthersNews(
  desk: Desk | undefined,
  others: ReadonlyMap<string, number> | undefined,
  tell: (sentence: string, action: NonNullable<Toast['action']>) => void,
  onPerson: (id: string) => void,
): void {
  const known = useRef<ReadonlyMap<string, number>>(undefined)
  useEffect(() => {
    if (desk === undefined || others === undefined) return
    const before = known.current
    known.current = others
    if (before === undefined) return
    for (const [id, count] of others) {
      const person = desk.people.find((one) => one.id === id)
      if (person === undefined || count <= (before.get(id) ?? 0)) continue
      const role = desk.t.roles[person.role] ?? person.role
      tell(desk.t.newsFor(person.name, role), {
        label: desk.t.actAs(person.name),
        run: () => onPerson(id),
      })
    }
  }, [desk, others, tell, onPerson])
}
