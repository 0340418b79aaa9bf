import type { ConfirmationDialog, KnownBlock, ModalView } from '@slack/types'
import type { SharedDocument, SharedSummary } from '../../answering/index.ts'
import { audiences, layers, type UntoldFile } from '../../answering/types.ts'
import type { Language } from '../../common/language.ts'
import { describeFault } from '../../i18n/describeFault.ts'
import { sentences } from '../../i18n/index.ts'
import { cut, limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import {
  actions,
  bullets,
  button,
  context,
  divider,
  header,
  option,
  paragraph,
  plain,
  type Run,
} from './blocks.ts'
import { sentenceView } from './conversation.ts'

/** The actions of the buttons and the callback of the form; a button's value is the document's id. */
export const registerActionId = 'document.register'
export const discardActionId = 'document.discard'
export const withdrawActionId = 'document.withdraw'
export const registerCallbackId = 'document.register'

/** Headings shown of a file, files shown in one message or list, and characters of a name that somebody else chose. */
const headingsShown = 8
const filesShown = 10
const nameShown = 80

/** What was found in a file, to be confirmed or dropped; or why it could not be read. */
export function offerView(document: SharedDocument): MessageView {
  const words = sentences[document.language].documents
  const name = cut(document.name, nameShown)
  const { read, fault } = document
  if (read === undefined) {
    const reason = describeFault(fault ?? { kind: 'corrupt', detail: '' }, document.language)
    return sentenceView(`${words.offer.failed(name)}\n${reason}`)
  }
  const formats: Readonly<Record<string, string>> = words.formats
  const found = words.offer.found(name, formats[read.format] ?? read.format, read.sections.length)
  const shown = read.sections.slice(0, headingsShown).map(({ heading }) => cut(heading, nameShown))
  const more = read.sections.length - shown.length
  const notes = [
    ...(read.flagged.length === 0
      ? []
      : [words.flagged(read.flagged.slice(0, 3).map((each) => cut(each, nameShown)))]),
    ...(read.pagesWithoutText.length === 0 ? [] : [words.pagesWithoutText(pageList(read.pagesWithoutText))]),
  ]
  return {
    text: `${words.offer.title}\n${found}`,
    blocks: [
      header(words.offer.title),
      paragraph(found),
      paragraph({ bold: words.offer.headings }),
      bullets(more > 0 ? [...shown, words.offer.more(more)] : shown),
      ...notes.map((note) => paragraph(note)),
      context(words.offer.explain),
      actions([
        button({
          actionId: registerActionId,
          text: words.offer.register,
          value: document.id,
          style: 'primary',
        }),
        button({ actionId: discardActionId, text: words.offer.discard, value: document.id }),
      ]),
    ],
  }
}

/** The form in which an administrator says whose rule a document is, who may see it, and who owns it. */
export function registerModal(document: SharedDocument, owner: string, language: Language): ModalView {
  const { form, layers: layerNames, audiences: audienceNames } = sentences[language].documents
  const choice = <Name extends string>(
    id: string,
    label: string,
    names: readonly Name[],
    of: Readonly<Record<Name, string>>,
    initial: Name,
  ) => ({
    type: 'input' as const,
    block_id: id,
    label: plain(label, limits.label),
    element: {
      type: 'static_select' as const,
      action_id: 'choice',
      options: names.map((name) => option(of[name], name)),
      initial_option: option(of[initial], initial),
    },
  })
  const line = (id: string, label: string, hint: string, initial: string) => ({
    type: 'input' as const,
    block_id: id,
    label: plain(label, limits.label),
    hint: plain(hint, limits.hint),
    element: {
      type: 'plain_text_input' as const,
      action_id: 'text',
      max_length: 100,
      ...(initial === '' ? {} : { initial_value: cut(initial, 100) }),
    },
  })
  return {
    type: 'modal',
    callback_id: registerCallbackId,
    private_metadata: document.id,
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain(form.close, limits.viewButton),
    blocks: [
      line('name', form.name, form.nameHint, document.read?.title ?? document.name),
      // What a firm shares is its own most of the time, and for its own people.
      choice(
        'layer',
        form.layer,
        ['company', ...layers.filter((layer) => layer !== 'company')],
        layerNames,
        'company',
      ),
      choice(
        'audience',
        form.audience,
        ['employees', ...audiences.filter((audience) => audience !== 'employees')],
        audienceNames,
        'employees',
      ),
      line('owner', form.owner, form.ownerHint, owner),
    ],
  }
}

/** The home's list of shared documents, for those who may withdraw them. */
export function documentsHomeBlocks(documents: readonly SharedSummary[], language: Language): KnownBlock[] {
  const words = sentences[language].documents
  const { home } = words
  const more = documents.length - filesShown
  return [
    divider(),
    header(home.title),
    paragraph(home.text),
    ...documents.slice(0, filesShown).flatMap((document): KnownBlock[] => [
      paragraph(
        { bold: cut(document.title, nameShown) },
        `\n${home.line({
          layer: words.layers[document.layer],
          audience: words.audiences[document.audience],
          owner: cut(document.owner, nameShown),
          sections: document.sections,
        })}`,
        { person: document.sharedBy },
      ),
      actions([
        button({
          actionId: withdrawActionId,
          text: home.withdraw,
          value: document.id,
          confirm: withdrawDialog(document, language),
        }),
      ]),
    ]),
    ...(more > 0 ? [context(home.more(more))] : []),
  ]
}

/** Files of the folder that somebody should look at. */
export function newsView(files: readonly UntoldFile[], language: Language): MessageView {
  const words = sentences[language].documents
  const lines = files
    .slice(0, filesShown)
    .map(({ path, fault, isStale, flagged }): Run[] => [
      { bold: cut(path, nameShown) },
      ...(fault === undefined ? [] : [`\n${describeFault(fault, language)}`]),
      ...(isStale ? [`\n${words.stale}`] : []),
      ...(flagged.length === 0
        ? []
        : [`\n${words.flagged(flagged.slice(0, 3).map((each) => cut(each, nameShown)))}`]),
    ])
  const more = files.length - filesShown
  return {
    text: `${words.news.title}\n${words.news.lead}`,
    blocks: [
      header(words.news.title),
      paragraph(words.news.lead),
      bullets(lines),
      ...(more > 0 ? [context(words.news.more(more))] : []),
    ],
  }
}

/** The same names, as a sentence may show them. */
export function shownNames(names: readonly string[]): string[] {
  return names.slice(0, filesShown).map((name) => cut(name, nameShown))
}

function withdrawDialog(document: SharedSummary, language: Language): ConfirmationDialog {
  const { home } = sentences[language].documents
  return {
    title: plain(home.confirmTitle, limits.confirmTitle),
    text: plain(home.confirmText(cut(document.title, nameShown)), limits.confirmText),
    confirm: plain(home.confirm, limits.confirmButton),
    deny: plain(home.cancel, limits.confirmButton),
    style: 'danger',
  }
}

function pageList(pages: readonly number[]): string {
  const shown = pages.slice(0, 20).join(', ')
  return pages.length > 20 ? `${shown} …` : shown
}
