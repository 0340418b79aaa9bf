import type { WatchedMessages } from '../ja/watched.ts'

/** What the bot says about the channels that opted in to being listened to for incidents. */
export const watched = {
  button: 'Watched channels',
  title: 'Watched channels',
  about:
    'Whoever writes something in these channels that may be an incident is told, visible to them alone, what to do first and how to report it. The text is not kept, and nobody else is told.',
  fixed: (count) =>
    count === 1
      ? 'One more channel is set in the configuration (MAMORI_WATCHED_CHANNELS). It cannot be changed here.'
      : `${count} more channels are set in the configuration (MAMORI_WATCHED_CHANNELS). They cannot be changed here.`,
  label: 'Channels',
  hint: 'Mamori must be a member of the channel. A channel that is added here is told so by a message.',
  save: 'Save',
  cancel: 'Cancel',
  announce:
    'Mamori now watches this channel for incidents. Whoever writes something that may be one is told, visible to them alone, what to do first. The text is not kept.',
  notAllowed:
    'Only the responsible officer and administrators choose the watched channels. Nothing has changed.',
  notSure: 'Your role cannot be checked just now. Nothing has changed. Please try again in a moment.',
  notThere: (names) =>
    `Mamori is not a member of: ${names}. Please type “/invite @mamori” there, then save again.`,
  notAsked: 'Slack cannot be asked just now, so nothing was saved. Please try again in a moment.',
  hidden: 'a channel Mamori cannot see',
  namesJoined: (names) => names.join(', '),
} satisfies WatchedMessages
