import type { WorkspaceClock } from './clock.ts'
import { createSecret } from './ids.ts'
import { limits } from './limits.ts'
import { Refusal } from './refusal.ts'

/** What a person did that lets the bot open something before them. */
export type Trigger = {
  readonly person: string
  /** The view it was done in. */
  readonly viewId?: string
}

/** Trigger ids: each good once, for 3 s by the workspace's clock. */
export type Triggers = {
  create(trigger: Trigger): string
  /** @throws Refusal when it is unknown, expired or used; it stays unused. */
  check(id: string): Trigger
  /** Uses it up. @throws Refusal as `check` does. */
  exchange(id: string): Trigger
}

/** How long a spent trigger is still told apart from an unknown one. */
const rememberedMs = 600_000

export function createTriggers(clock: WorkspaceClock): Triggers {
  const triggers = new Map<string, Trigger & { readonly bornMs: number; used: boolean }>()

  function check(id: string) {
    const trigger = triggers.get(id)
    if (trigger === undefined) throw new Refusal('invalid_trigger_id')
    if (trigger.used) throw new Refusal('exchanged_trigger_id')
    if (clock.nowMs() - trigger.bornMs > limits.trigger.lifeS * 1000) throw new Refusal('expired_trigger_id')
    return trigger
  }

  return {
    create(trigger) {
      const bornMs = clock.nowMs()
      for (const [id, each] of triggers) {
        if (bornMs - each.bornMs < rememberedMs) break
        triggers.delete(id)
      }
      const id = `${Math.floor(bornMs / 1000)}.${bornMs}.${createSecret()}`
      triggers.set(id, { ...trigger, bornMs, used: false })
      return id
    },
    check,
    exchange(id) {
      const trigger = check(id)
      trigger.used = true
      return trigger
    },
  }
}
