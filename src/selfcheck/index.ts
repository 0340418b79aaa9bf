/**
 * The self-check: walks one person through a checklist, item by item, and scores what they said.
 *
 * A *checklist* is a list of *items* in *areas*; a *session* is one person's run through it, on the copy of the
 * checklist it began with; an *opening* puts the session before its person in a fresh message. Every change is one
 * transaction: the answer, the session's version, what the caller enqueues, and last the audit line. An answer is
 * never overwritten, and a click made on an older state changes nothing.
 */
import { type Actions, createActions } from './actions.ts'
import { type CampaignReads, createCampaignReads } from './campaignReads.ts'
import { type CampaignReminders, createCampaignReminders } from './campaignReminders.ts'
import { type Campaigns, createCampaigns } from './campaigns.ts'
import { type Certification, createCertification } from './certification.ts'
import { createEnquiries, type Enquiries } from './enquiries.ts'
import { type Manners, usualManners } from './manners.ts'
import { createNotes, type Notes } from './notes.ts'
import { createRenewals, type Renewals } from './renewal.ts'
import { createReports, type Reports } from './reports.ts'
import { createReviews, type Reviews } from './reviews.ts'
import { createSessions, type SessionParts, type Sessions } from './sessions.ts'

export { checkDraft, lotOf, mayDo, planInvitations } from './campaignRules.ts'
export { nextDuty } from './certification.ts'
export { currentItem, listAsked, progressOf } from './dialogue.ts'
export type { AnsweredEnquiry } from './enquiries.ts'
export { fromForeignSheet, sheetMapping } from './foreignSheet.ts'
export type { Manners } from './manners.ts'
export {
  isWorkDayOf,
  mannersSchema,
  nextDisturbable,
  planReminders,
  saysAway,
  workingMorning,
} from './manners.ts'
export type { AddedNote } from './notes.ts'
export { parseReply } from './reply.ts'
export type { Report } from './report.ts'
export { reportOf } from './report.ts'
export { checklistSchema } from './schema.ts'
export { fromTable, toTable } from './sheet.ts'

/** What the self-check does. */
export type Selfchecks = Sessions &
  Reports &
  Renewals & {
    readonly notes: Notes
    readonly enquiries: Enquiries
    readonly campaigns: Campaigns & CampaignReads & CampaignReminders & Reviews
    readonly actions: Actions
    readonly certification: Certification
    readonly manners: Manners
    /** At least one; the standard one, which a start begins with, comes first. */
    readonly checklists: SessionParts['checklists']
  }

/** The self-check on a database. @throws Error when there is no checklist. */
export function createSelfchecks(
  parts: SessionParts & { readonly manners?: Manners | undefined },
): Selfchecks {
  if (parts.checklists.length === 0) throw new Error('a self-check needs at least one checklist')
  const checklists = parts.checklists.toSorted(
    (a, b) => Number(b.standard ?? false) - Number(a.standard ?? false),
  )
  const { manners = usualManners } = parts
  const ofCampaigns = { ...parts, checklists, manners }
  return {
    ...createSessions(ofCampaigns),
    ...createReports(parts),
    ...createRenewals({ ...parts, checklists }),
    notes: createNotes(parts),
    enquiries: createEnquiries(parts),
    campaigns: {
      ...createCampaigns(ofCampaigns),
      ...createCampaignReads(parts),
      ...createReviews(parts),
      ...createCampaignReminders(ofCampaigns),
    },
    actions: createActions(parts),
    certification: createCertification(parts),
    manners,
    checklists,
  }
}
