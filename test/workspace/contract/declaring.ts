import type { WebClient } from '@slack/web-api'

/** Declares one test of the contract; one that a party is known to fail must fail there. */
export type Declare = (title: string, run: () => Promise<void>) => void

/** What stands in a channel, newest first, threads left out. */
export async function history(client: WebClient, channel: string) {
  return (await client.conversations.history({ channel, limit: 50 })).messages ?? []
}

/** Slack's name for the refusal, or what came instead. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'no error'
  } catch (error) {
    const { data } = error as { data?: { error?: string } }
    return data?.error ?? String(error)
  }
}
