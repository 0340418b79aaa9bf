import {
  checkBlocks as checkOurs,
  checkView as checkOurView,
  type Surface,
} from '../../src/slack/checkLimits.ts'
import { checkBlocks as checkTheirs } from '../../src/workspace/blocks.ts'
import { parseView } from '../../src/workspace/checkView.ts'
import { Refusal } from '../../src/workspace/refusal.ts'

/** What the bot's own check and the workspace find wrong in blocks. */
export function problemsOf(blocks: readonly object[], surface: Surface = 'message') {
  return {
    bot: checkOurs(blocks, surface),
    workspace: checkTheirs(blocks, surface).map(({ at, message }) => `${at}: ${message}`),
  }
}

/** What both find wrong in a view. */
export function problemsOfView(view: { readonly type: string }) {
  return { bot: checkOurView(view), workspace: refusalOf(view) }
}

/** Neither finds anything. */
export const nothingWrong = { bot: [], workspace: [] }

function refusalOf(view: { readonly type: string }): string[] {
  try {
    parseView(structuredClone(view), view.type === 'home' ? 'home' : 'modal')
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [`${error.error} ${JSON.stringify(error.more)}`]
  }
}
