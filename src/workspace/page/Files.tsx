import type { ReactNode } from 'react'
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
        if (file.mimetype?.startsWith('image/') === true)
          return (
            <figure className="image" key={file.id}>
              <figcaption>{file.title || file.name}</figcaption>
              <a href={address} target="_blank" rel="noopener noreferrer">
                <img src={address} alt={file.title || file.name} />
              </a>
            </figure>
          )
        return (
          <a className="file" key={file.id} href={address} download={file.name}>
            <Icon name="file" size={26} />
            <span>
              <strong>{file.title || file.name}</strong>
              <small>
                {file.name} · {desk.t.download}
              </small>
            </span>
            <Icon name="download" />
          </a>
        )
      })}
    </div>
  )
}
