import type { ReactNode } from 'react'
import { PictureButton } from './blocks/Image.tsx'
import { useDesk } from './desk.ts'
import { Icon } from './icons.tsx'
import type { SharedFile } from './types.ts'

/** The files of a message: images to look at, others to download. */
export function Files({ files }: { files: readonly SharedFile[] }): ReactNode {
  const desk = useDesk()
  return (
    <div className="attachments">
      {files.map((file) => {
        const address = desk.fileUrl(file.id)
        const name = file.title || file.name
        if (isShown(file))
          return (
            <figure className="image" key={file.id}>
              <figcaption>{name}</figcaption>
              <PictureButton picture={{ source: address, alt: name, name: file.name }} />
            </figure>
          )
        return (
          <a className="file" key={file.id} href={address} download={file.name} title={file.name}>
            <Icon name="file" size={26} />
            <span className="file-name">
              <strong>{name}</strong>
              <small>
                {[kindOf(file.name), sizeOf(file.size), desk.t.download].filter(Boolean).join(' · ')}
              </small>
            </span>
            <Icon name="download" />
          </a>
        )
      })}
    </div>
  )
}

/** A file's size in the unit that keeps it short: `512 B`, `12 KB`, `3.4 MB`; empty when unknown. */
export function sizeOf(bytes: number | undefined): string {
  if (bytes === undefined) return ''
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** The images the door serves as images; everything else it hands out for download only. */
function isShown(file: SharedFile): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype ?? '')
}

function kindOf(name: string): string {
  return /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? ''
}
