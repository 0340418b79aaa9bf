import type { ReviewsMessages } from '../ja/reviews.ts'

/** Documents whose review date is past: what their owner is told. */
export const reviews = {
  title: 'Documents are due for review',
  lead: 'These documents are used for answers, and their review date has passed. Please check that they are still right.',
  document: (path, date) => `${path} (review due ${date})`,
  more: (count) => (count === 1 ? 'One more is due.' : `${count} more are due.`),
  next: 'When you have checked one, set its reviewBy to the next review date. Until then, answers from it say that the date has passed.',
} satisfies ReviewsMessages
