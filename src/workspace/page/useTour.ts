import { useCallback, useState } from 'react'

/** The steps of the tour, in order. */
export const tourSteps = ['question', 'check', 'report', 'officer'] as const

/** One of the tour's steps. */
export type TourStep = (typeof tourSteps)[number]

/** How far the tour has come in this browser; `step` is `undefined` once it is over. */
export type TourState = {
  readonly step: TourStep | undefined
  go(by: 1 | -1): void
  close(): void
  restart(): void
}

/** The tour for whoever opens the page first. The browser remembers where they stand, and that they closed it. */
export function useTour(): TourState {
  const [step, setStep] = useState(loadStep)
  const move = useCallback((to: TourStep | undefined) => {
    localStorage.setItem(storageKey, to ?? over)
    setStep(to)
  }, [])
  const go = useCallback(
    (by: 1 | -1) => {
      if (step !== undefined) move(tourSteps[Math.max(0, tourSteps.indexOf(step) + by)])
    },
    [move, step],
  )
  const close = useCallback(() => move(undefined), [move])
  const restart = useCallback(() => move(tourSteps[0]), [move])
  return { step, go, close, restart }
}

const storageKey = 'mamori tour'
const over = 'over'

function loadStep(): TourStep | undefined {
  const kept = localStorage.getItem(storageKey)
  return kept === over ? undefined : (tourSteps.find((step) => step === kept) ?? tourSteps[0])
}
