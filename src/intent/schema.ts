import { z } from 'zod'

/** The kinds of leak a message can report; each has a file of the same name among the incident types. */
export const leakTypes = [
  'misdirected_email',
  'public_exposure',
  'lost_or_stolen',
  'insider',
  'malware',
  'unauthorized_access',
  'partner_leak',
  'entrusted_leak',
  'social_media',
  'generative_ai',
  'other',
] as const
export type LeakType = (typeof leakTypes)[number]

const Pattern = z.string().min(1)

/** One thing in a message that speaks for a type. */
export const Cue = z.strictObject({
  match: z
    .union([Pattern, z.array(Pattern).min(1)])
    .describe(
      'A regular expression, or several that must all be found. Tested on the text after NFKC and in lower case; ' +
        '{name} stands for a word group of src/intent/vocabulary.ts.',
    ),
  unless: Pattern.optional().describe('The cue does not count where this is found.'),
  weight: z
    .number()
    .min(0.5)
    .max(8)
    .describe('How strongly it speaks for the type; 1 is a hint, 5 a give-away.'),
})
export type Cue = z.infer<typeof Cue>

/**
 * The part of an incident type that the intent reader needs. Other fields of the file are let through unread, so a
 * whole incident type satisfies it.
 */
export const IncidentCues = z.object({
  id: z.enum(leakTypes),
  cues: z.strictObject({
    ja: z.array(Cue).describe('Read in messages with a Japanese letter in them.'),
    en: z.array(Cue).describe('Read in messages without a Japanese letter.'),
  }),
})
export type IncidentCues = z.infer<typeof IncidentCues>
