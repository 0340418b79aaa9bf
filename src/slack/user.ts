import { z } from 'zod'

/** What Slack says of a person in `users.info` and `users.list`; what it leaves out is as for an employee in Japan. */
export const SlackUser = z.object({
  id: z.string(),
  name: z.string().default(''),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_primary_owner: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  team_id: z.string().optional(),
  locale: z.string().optional(),
  tz: z.string().default('Asia/Tokyo'),
  tz_offset: z.number().default(32_400),
  real_name: z.string().default(''),
  profile: z
    .object({
      display_name: z.string().default(''),
      real_name: z.string().default(''),
      email: z.string().default(''),
      status_text: z.string().default(''),
      status_emoji: z.string().default(''),
    })
    .prefault({}),
})
export type SlackUser = z.infer<typeof SlackUser>

/** One page of `users.list`. */
export const SlackUserPage = z.object({ members: z.array(SlackUser).default([]) })

/** The name Slack shows for a person; the id of one without any. */
export function shownName({ profile, real_name, name, id }: SlackUser): string {
  return [profile.display_name, profile.real_name, real_name, name].find((each) => each !== '') ?? id
}

/** Whether somebody belongs to another workspace and is met in a shared channel. */
export function isFromOutside(user: SlackUser, teamId: string): boolean {
  return user.is_stranger || (user.team_id !== undefined && user.team_id !== teamId)
}
