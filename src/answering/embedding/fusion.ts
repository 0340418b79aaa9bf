/** Source: reciprocal rank fusion with k = 60, Cormack, Clarke and Büttcher, SIGIR 2009. */
const k = 60

/**
 * Fuses two orders of the same things by reciprocal rank: each thing counts 1/(k + its place) in the first order, and
 * `weight` times as much by its place in the second, where it stands there.
 *
 * @param first everything there is, best first.
 * @param second the ids of some of it, best first.
 * @returns everything of `first`, in the fused order; where two count the same, in the first one.
 */
export function fuse<Thing>(
  first: readonly Thing[],
  second: readonly number[],
  idOf: (thing: Thing) => number,
  weight: number,
): Thing[] {
  const places = new Map(second.map((id, place) => [id, place]))
  const scored = first.map((thing, place) => {
    const other = places.get(idOf(thing))
    return { thing, score: share(place) + (other === undefined ? 0 : weight * share(other)) }
  })
  return scored.sort((a, b) => b.score - a.score).map(({ thing }) => thing)
}

function share(place: number): number {
  return 1 / (k + place + 1)
}
