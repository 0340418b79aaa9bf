// A bot with a scripted composer as a process of its own, to be killed: `node test/support/composingProcess.ts <facts>`,
// the facts as JSON. It says when it is ready, writes what it is told to, and gives the answer only when it is told to.
import { z } from 'zod'
import { silentLog } from '../../src/common/log.ts'
import { createComposer } from './composer.ts'
import { startComposing } from './composing.ts'

const Facts = z.object({
  dataDir: z.string(),
  url: z.string(),
  botToken: z.string(),
  appToken: z.string(),
  signingSecret: z.string(),
  writes: z.array(z.string()),
  ends: z.boolean(),
})

const { dataDir, writes, ends, ...workspace } = Facts.parse(JSON.parse(process.argv[2] ?? '{}'))
const composer = createComposer()
await startComposing({
  dataDir,
  workspace: { ...workspace, deliverTo: async () => undefined },
  composer,
  log: silentLog,
})
process.stdout.write('ready\n')
for (;;) {
  const answer = await composer.next()
  answer.grounds()
  for (const text of writes) answer.writes(text)
  if (ends) answer.ends()
}
