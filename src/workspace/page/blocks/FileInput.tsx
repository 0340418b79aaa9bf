import type { FileInput } from '@slack/types'
import { type ReactNode, useId, useState } from 'react'
import { readBase64 } from '../api.ts'
import { useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'

/** Bytes a file may have; the door takes it as one JSON body. */
export const maxFileBytes = 20 * 1024 * 1024

/** Files that are put up at once and named in the form by their ids. */
export function FileInputElement({
  element,
  value,
  label,
  describedBy,
  onChange,
}: {
  element: FileInput
  value: readonly string[]
  label: string
  describedBy?: string | undefined
  onChange: (value: readonly string[]) => void
}): ReactNode {
  const desk = useDesk()
  const id = useId()
  const [uploading, setUploading] = useState(false)
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const max = element.max_files ?? 10

  const add = async (files: readonly File[]) => {
    setUploading(true)
    let ids = [...value]
    for (const file of files.slice(0, max - value.length)) {
      if (file.size > maxFileBytes) {
        desk.toast(desk.t.fileTooBig)
        continue
      }
      const result = await desk.act('upload', { name: file.name, base64: await readBase64(file) })
      const fileId = result.fileId
      if (!result.ok || fileId === undefined) continue
      ids = [...ids, fileId]
      setNames((known) => new Map(known).set(fileId, file.name))
    }
    onChange(ids)
    setUploading(false)
  }

  return (
    <div className="files">
      {value.map((fileId) => {
        const name = names.get(fileId) ?? desk.file(fileId)?.name ?? fileId
        return (
          <span className="file-chip" key={fileId}>
            <Icon name="file" size={16} />
            {name}
            <button
              type="button"
              className="icon-button"
              aria-label={desk.t.removeFile(name)}
              onClick={() => onChange(value.filter((one) => one !== fileId))}
            >
              <Icon name="close" size={14} />
            </button>
          </span>
        )
      })}
      {value.length < max && (
        <label className={uploading ? 'button busy' : 'button'} htmlFor={id}>
          <span>{uploading ? desk.t.uploading : desk.t.addFiles}</span>
          <input
            id={id}
            className="visually-hidden"
            type="file"
            aria-label={label}
            aria-describedby={describedBy}
            multiple={max > 1}
            disabled={uploading}
            accept={element.filetypes?.map((type) => `.${type}`).join(',')}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])]
              event.target.value = ''
              void add(files)
            }}
          />
        </label>
      )}
    </div>
  )
}
