import { z } from 'zod'
import { type FollowedPlace, followInputs } from './incidentFollow.ts'

/** What of a submitted form is read by which a report is followed up. */
export const SubmittedFollowUp = z.object({
  private_metadata: z.string().default(''),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})

const Place = z.object({ id: z.string(), number: z.string(), receiptCode: z.string().optional() })

/** The report a form is about, by its metadata. Nobody vouches for them: whose report it is, the incidents look up. */
export function readFollowed(metadata: string): FollowedPlace | undefined {
  return z
    .string()
    .transform((text, issues): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        issues.addIssue({ code: 'custom', message: 'no JSON' })
        return z.NEVER
      }
    })
    .pipe(Place)
    .safeParse(metadata).data
}

const Text = z.object({ value: z.string().nullish() })
const Files = z.object({ files: z.array(z.object({ id: z.string() })).nullish() })

/** The values of a submitted form. */
export type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The block of an input; its id is numbered anew whenever the form is drawn after something was sent. */
export function blockOf(values: Values, name: keyof typeof followInputs): string {
  const [block] = followInputs[name]
  return Object.keys(values).find((id) => id === block || id.startsWith(`${block}.`)) ?? block
}

/** What was typed into an input; empty where it is not there. */
export function typedIn(values: Values, name: 'code' | 'answer' | 'addition' | 'reason'): string {
  const found = Text.safeParse(values[blockOf(values, name)]?.[followInputs[name][1]])
  return found.data?.value?.trim() ?? ''
}

/** The files that were handed in. */
export function filesIn(values: Values): { readonly id: string }[] {
  const found = Files.safeParse(values[blockOf(values, 'evidence')]?.[followInputs.evidence[1]])
  return found.data?.files ?? []
}
