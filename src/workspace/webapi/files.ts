import { isFields } from '../checks.ts'
import { byBot } from '../messages.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import { getJoined, type Method } from './call.ts'

/** files.getUploadURLExternal: where to put the bytes. */
export const getUploadUrl: Method = (args, core) => {
  const size = args.number('length', 0)
  if (size <= 0) throw new Refusal('invalid_arguments')
  const file = core.files.reserve({
    name: args.required('filename'),
    size,
    user: identity.botUserId,
    altText: args.text('alt_txt') ?? '',
  })
  return { upload_url: `${core.address()}/upload/v1/${file.secret}`, file_id: file.id }
}

/** files.completeUploadExternal: the files are whole; in a channel they come as a message. */
export const completeUpload: Method = (args, core) => {
  const given = args.json('files')
  if (!Array.isArray(given) || given.length === 0) throw new Refusal('invalid_arguments')
  const files = given.filter(isFields).map((each) => {
    const file = core.files.find(String(each.id))
    if (file === undefined || !core.files.hasBytes(file)) throw new Refusal('file_not_found')
    return { file, title: typeof each.title === 'string' ? each.title : undefined }
  })
  const channelId = args.text('channel_id')
  const channel = channelId === undefined ? undefined : getJoined(core, channelId)
  const complete = files.map(({ file, title }) => core.files.complete(file, title))
  const threadTs = args.text('thread_ts')
  if (channel !== undefined) {
    core.messages.post({
      ...byBot,
      channel: channel.id,
      subtype: 'file_share',
      text: args.text('initial_comment') ?? '',
      files: complete.map(({ id }) => id),
      ...(threadTs === undefined ? {} : { threadTs }),
    })
  }
  return { files: complete.map(core.wire.file) }
}

/** files.info. */
export const info: Method = (args, core) => {
  const file = core.files.find(args.required('file'))
  if (file === undefined) throw new Refusal('file_not_found')
  return { file: core.wire.file(file), comments: [], response_metadata: { next_cursor: '' } }
}
