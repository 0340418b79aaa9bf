import { useCallback, useState } from 'react'
import type { Picture } from './desk.ts'
import { useToasts } from './Toasts.tsx'
import { useQuestion } from './useQuestion.ts'

/** Everything that may stand over the page. */
export type OverlayState = ReturnType<typeof useToasts> &
  ReturnType<typeof useQuestion> & {
    readonly picture: Picture | undefined
    showPicture(picture: Picture): void
    closePicture(): void
    /** What a screen reader was told last. */
    readonly told: string
    announce(sentence: string): void
  }

/** Keeps toasts, the question, the picture and what a screen reader is told. */
export function useOverlays(): OverlayState {
  const toasts = useToasts()
  const question = useQuestion()
  const [picture, setPicture] = useState<Picture>()
  const [told, setTold] = useState('')
  const closePicture = useCallback(() => setPicture(undefined), [])
  return { ...toasts, ...question, picture, showPicture: setPicture, closePicture, told, announce: setTold }
}
