import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { FrontMatter, Glossary } from '../answering/index.ts'
import { DataError } from '../common/errors.ts'
import { IncidentType, ReportingRule } from '../incident/index.ts'
import { IncidentCues } from '../intent/index.ts'
import { loadDocuments, loadYaml } from '../knowledge/index.ts'
import { checklistSchema, type createSelfchecks } from '../selfcheck/index.ts'
import { loadManners } from './reminders.ts'

/** What the organisation keeps in its knowledge folder beside the documents. */
type Knowledge = {
  readonly glossary: Glossary
  readonly incidentTypes: readonly IncidentType[]
  readonly cues: readonly IncidentCues[]
  readonly checklists: Parameters<typeof createSelfchecks>[0]['checklists']
  readonly manners: Parameters<typeof createSelfchecks>[0]['manners']
  readonly reportingRule: ReportingRule
}

/**
 * The knowledge folder's data. Its documents are read for their faults alone: what is answered from is the index.
 *
 * @throws DataError naming file, line and field of what is wrong.
 */
export async function loadKnowledge(directory: string): Promise<Knowledge> {
  const typeFiles = await listYaml(join(directory, 'incident-types'))
  await loadDocuments(join(directory, 'documents'), FrontMatter)
  return {
    glossary: await loadYaml(join(directory, 'glossary.yml'), Glossary),
    incidentTypes: await Promise.all(typeFiles.map((file) => loadYaml(file, IncidentType))),
    cues: await Promise.all(typeFiles.map((file) => loadYaml(file, IncidentCues))),
    checklists: await Promise.all(
      (await listYaml(join(directory, 'checklists'))).map((file) => loadYaml(file, checklistSchema)),
    ),
    manners: await loadManners(directory),
    reportingRule: await loadYaml(join(directory, 'reporting-rule.yml'), ReportingRule),
  }
}

async function listYaml(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    throw new DataError(directory, {}, 'there is no such folder; the knowledge folder needs one', {
      cause: error,
    })
  })
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(directory, name))
}
