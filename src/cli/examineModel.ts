import type { Config } from '../config.ts'
import type { ExaminedModel, ModelOutcome } from '../llm/types.ts'
import type { Finding } from './examine.ts'

/** Milliseconds until vectors must be there. */
const vectorsMs = 10_000

/** Whether the models that are configured answer; each is sent one fixed sentence, nothing of the company's. */
export async function examineModels(parts: {
  readonly config: Config
  readonly tryModel: (model: ExaminedModel) => Promise<ModelOutcome>
}): Promise<Finding[]> {
  const { model, embedding } = parts.config
  const findings: Finding[] = []
  if (model === null) {
    const found = 'none is configured: answers are extracts of the documents, and nothing leaves'
    findings.push({ check: 'model', ok: true, found })
  } else findings.push(await examineModel({ use: 'answers', ...model }, parts.tryModel))
  if (embedding === null) return findings
  if (embedding.weight === 0) {
    const found = `${embedding.name} is not asked while MAMORI_EMBEDDING_WEIGHT is 0`
    return [...findings, { check: 'embedding model', ok: true, found }]
  }
  const asked: ExaminedModel = { use: 'search', ...embedding, timeoutMs: vectorsMs }
  return [...findings, await examineModel(asked, parts.tryModel)]
}

async function examineModel(
  model: ExaminedModel,
  tryModel: (model: ExaminedModel) => Promise<ModelOutcome>,
): Promise<Finding> {
  const outcome = await tryModel(model)
  const who = `${model.name} at ${new URL(model.baseUrl).host}`
  const check = model.use === 'answers' ? 'model' : 'embedding model'
  if (outcome.kind === 'answers') {
    return { check, ok: true, found: `${who} began to answer after ${(outcome.ms / 1000).toFixed(1)} s` }
  }
  return { check, ok: false, ...trouble(outcome, model, who) }
}

function trouble(
  outcome: Exclude<ModelOutcome, { kind: 'answers' }>,
  model: ExaminedModel,
  who: string,
): { found: string; todo: string } {
  const variable = model.use === 'answers' ? 'MAMORI_MODEL' : 'MAMORI_EMBEDDING_MODEL'
  switch (outcome.kind) {
    case 'refused':
      return {
        found: `${who} refuses the key`,
        todo: 'Set a valid key of that service as OPENAI_API_KEY, with the right to use this model.',
      }
    case 'unknown-model':
      return {
        found: `the server knows no such model: ${who}`,
        todo: `Set ${variable} to a name the server knows (its list: GET ${model.baseUrl}/models).`,
      }
    case 'nothing-there':
      return {
        found: `nothing answers at ${model.baseUrl} in OpenAI's protocol (404)`,
        todo: 'Correct OPENAI_BASE_URL: it mostly ends with /v1.',
      }
    case 'unreachable':
      return {
        found: `${who} cannot be reached${outcome.code === '' ? '' : ` (${outcome.code})`}`,
        todo: 'Check OPENAI_BASE_URL, that the server runs, and that this machine may reach it.',
      }
    case 'slow':
      return model.use === 'answers'
        ? {
            found: `${who} did not begin to answer within ${model.timeoutMs / 1000} s`,
            todo: 'Take a faster model, or raise MAMORI_MODEL_TIMEOUT_S; until then people get the extract.',
          }
        : {
            found: `${who} gave no vectors within ${model.timeoutMs / 1000} s`,
            todo: 'Take a faster model; until then sections are found by their words alone.',
          }
    case 'busy':
      return {
        found: `${who} takes no more at the moment (429)`,
        todo: 'Look at the quota and the bill of that service, and try again in a minute.',
      }
    case 'failed':
      return {
        found: `${who} ${outcome.status === null ? 'answered without content' : `answered ${outcome.status}`}`,
        todo: `Look at the server's own log; check that ${variable} is a model for ${model.use === 'answers' ? 'chat' : 'embeddings'}.`,
      }
  }
}
