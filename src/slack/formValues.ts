import { z } from 'zod'

/** The values of a form as Slack sends them: by block, by action, what was typed or chosen. */
export const FormValues = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_date: z.string().nullish(),
      selected_time: z.string().nullish(),
      selected_user: z.string().nullish(),
      selected_users: z.array(z.string()).nullish(),
      selected_conversations: z.array(z.string()).nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
      files: z.array(z.object({ id: z.string() })).nullish(),
    }),
  ),
)

/** One input's value, by its block and its action; `undefined` where the form has no such input. */
export function readInput(values: unknown, [block, action]: readonly [string, string]) {
  return FormValues.parse(values)[block]?.[action]
}
