import type { Section, SourceDocument, SourceSection } from '../../src/answering/types.ts'

/** A section to be indexed; only the telling fields in sight. */
export function aSourceSection(section: Partial<SourceSection>): SourceSection {
  return {
    heading: '認証の有効期間',
    above: [],
    text: '認証の有効期間は3年間です。',
    asked: [],
    source: 'https://example.com/scheme',
    asOf: '2023-08-31',
    ...section,
  }
}

/** A document to be indexed; its hash follows from its sections. */
export function aSourceDocument(document: Partial<SourceDocument>): SourceDocument {
  const sections = document.sections ?? [aSourceSection({})]
  return {
    path: 'ja/scheme.md',
    language: 'ja',
    title: '制度',
    layer: 'scheme',
    audience: 'everyone',
    mayLeave: true,
    owner: '事務局',
    reviewBy: '2099-01-01',
    contentHash: JSON.stringify([document, sections]),
    ...document,
    sections,
  }
}

/** A stored section. */
export function aSection(section: Partial<Section>): Section {
  return {
    id: 1,
    document: 'ja/scheme.md',
    language: 'ja',
    title: '制度',
    layer: 'scheme',
    audience: 'everyone',
    mayLeave: true,
    owner: '事務局',
    reviewBy: '2099-01-01',
    heading: '認証の有効期間',
    text: '認証の有効期間は3年間です。',
    asked: [],
    source: 'https://example.com/scheme',
    asOf: '2023-08-31',
    ...section,
  }
}
