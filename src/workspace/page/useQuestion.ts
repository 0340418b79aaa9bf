import { useCallback, useRef, useState } from 'react'
import type { Question } from './desk.ts'

/** The question that stands before the person, a way to ask one, and a way to answer it. */
export function useQuestion(): {
  question: Question | undefined
  ask: (question: Question) => Promise<boolean>
  answer: (yes: boolean) => void
} {
  const [question, setQuestion] = useState<Question>()
  const resolve = useRef<(yes: boolean) => void>(undefined)

  const answer = useCallback((yes: boolean) => {
    setQuestion(undefined)
    resolve.current?.(yes)
    resolve.current = undefined
  }, [])
  const ask = useCallback(
    (asked: Question) =>
      new Promise<boolean>((settle) => {
        // A second question takes the place of one that was left standing.
        resolve.current?.(false)
        resolve.current = settle
        setQuestion(asked)
      }),
    [],
  )
  return { question, ask, answer }
}
