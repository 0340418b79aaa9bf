export const triageUsage = 'mamori triage'
export async function runTriage(_parts: unknown, _a: unknown, _s: unknown): Promise<0> {
  return 0
}
