import { type ReactNode, useEffect, useState } from 'react'
import { useDesk } from './desk.ts'
import { Icon, Shield } from './icons.tsx'
import { type TourState, type TourStep, tourSteps } from './useTour.ts'

/**
 * A card above the conversation that offers the three jobs of the app, one press each, and the other side of a report.
 * It covers nothing and holds nothing up.
 */
export function Tour({
  tour,
  onSaid,
  onPerson,
}: {
  tour: TourState
  /** Goes to the app's messages and waits there for the answer to what was said. */
  onSaid: (ts: string) => void
  onPerson: (id: string) => void
}): ReactNode {
  const { t, act, appChannel, offers, people } = useDesk()
  const [busy, setBusy] = useState(false)
  const { step, close, go } = tour

  useEffect(() => {
    if (step === undefined) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
      const isBusyElsewhere = document.querySelector('[role=dialog], .popup, .thread, .find') !== null
      const isInside = document.activeElement?.closest('.tour') !== null
      if (isInside || !isBusyElsewhere) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [step, close])

  if (step === undefined) return null
  const officer = people.find((person) => person.role === 'officer')
  const words = wordsFor(step, t)

  const say = async (text: string) => {
    const result = await act('say', { channel: appChannel?.id, text })
    if (result.ok && result.ts !== undefined) onSaid(result.ts)
    return result.ok
  }
  const report = async () => {
    const shortcut = offers.shortcuts.find((one) => one.callbackId.includes('report'))
    if (shortcut === undefined) return say(t.tourReportText)
    return (await act('shortcut', { callbackId: shortcut.callbackId })).ok
  }
  const jobs: Readonly<Record<TourStep, () => Promise<boolean>>> = {
    question: () => say(t.tourQuestionText),
    check: () => say(t.tourCheckText),
    report,
    officer: async () => {
      if (officer !== undefined) onPerson(officer.id)
      return true
    },
  }
  const run = async () => {
    setBusy(true)
    const worked = await jobs[step]()
    setBusy(false)
    if (worked) go(1)
  }
  const at = tourSteps.indexOf(step)
  const label = step === 'officer' ? t.actAs(officer?.name ?? '') : words.label
  return (
    <section className="tour" aria-label={t.tour} data-testid="tour">
      <Shield size={34} />
      <div className="tour-words">
        <h2>
          {words.title}
          <small>{t.tourStep(at + 1, tourSteps.length)}</small>
        </h2>
        <p className={words.narrow === undefined ? undefined : 'tour-wide'}>{words.text}</p>
        {words.narrow !== undefined && <p className="tour-narrow">{words.narrow}</p>}
      </div>
      <div className="tour-buttons">
        <button
          type="button"
          className={busy ? 'button button-primary busy' : 'button button-primary'}
          aria-busy={busy}
          disabled={busy}
          data-testid="tour-do"
          onClick={() => void run()}
        >
          <span>{label}</span>
        </button>
        {at > 0 && (
          <button
            type="button"
            className="icon-button"
            aria-label={t.tourBack}
            title={t.tourBack}
            onClick={() => go(-1)}
          >
            <Icon name="back" />
          </button>
        )}
        {at < tourSteps.length - 1 && (
          <button
            type="button"
            className="icon-button"
            aria-label={t.tourNext}
            title={t.tourNext}
            onClick={() => go(1)}
          >
            <Icon name="right" />
          </button>
        )}
      </div>
      <button
        type="button"
        className="icon-button tour-close"
        aria-label={t.tourClose}
        title={t.tourClose}
        onClick={close}
      >
        <Icon name="close" />
      </button>
    </section>
  )
}

type Words = { title: string; text: string; narrow?: string; label: string }

function wordsFor(step: TourStep, t: ReturnType<typeof useDesk>['t']): Words {
  switch (step) {
    case 'question':
      return { title: t.tourQuestionTitle, text: t.tourQuestion, label: t.tourQuestionDo }
    case 'check':
      return { title: t.tourCheckTitle, text: t.tourCheck, label: t.tourCheckDo }
    case 'report':
      return { title: t.tourReportTitle, text: t.tourReport, label: t.tourReportDo }
    case 'officer':
      return { title: t.tourOfficerTitle, text: t.tourOfficer, narrow: t.tourOfficerNarrow, label: '' }
  }
}
