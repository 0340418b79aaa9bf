import type { AgentSentences } from '../ja/agent.ts'

export const agent: AgentSentences = {
  working: 'Writing an answer…',
  promptsTitle: 'For example',
  prompts: [
    { title: 'Ask about the scheme', message: 'How long does a certificate last?' },
    { title: 'Start the self-check', message: 'I would like to start the self-check' },
    { title: 'See what I can do', message: 'help' },
  ],
}
