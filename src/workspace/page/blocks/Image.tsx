import type { ImageElement } from '@slack/types'
import type { ReactNode } from 'react'
import { type Desk, useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import { safeImage } from '../links.ts'

type AnyImage = Pick<ImageElement, 'alt_text'> &
  ({ image_url: string } | { slack_file: { id: string } | { url: string } })

/** A small image inside a context or beside a section. */
export function ImageElementView({ image }: { image: AnyImage }): ReactNode {
  const desk = useDesk()
  const source = sourceOf(image, desk)
  if (source === undefined) return <span className="image-missing image-small" title={image.alt_text} />
  return <img className="image-small" src={source} alt={image.alt_text} />
}

/** An image as large as the message allows, with what it shows when it may not be loaded. */
export function LargeImage({ image, title }: { image: AnyImage; title?: string | undefined }): ReactNode {
  const desk = useDesk()
  const source = sourceOf(image, desk)
  return (
    <figure className="image">
      {title !== undefined && <figcaption>{title}</figcaption>}
      {source === undefined ? (
        <div className="image-missing">
          <Icon name="info" /> {image.alt_text}
          <small>{desk.t.imageHidden}</small>
        </div>
      ) : (
        <a href={source} target="_blank" rel="noopener noreferrer">
          <img src={source} alt={image.alt_text} />
        </a>
      )}
    </figure>
  )
}

function sourceOf(image: AnyImage, desk: Desk): string | undefined {
  if ('image_url' in image) return safeImage(image.image_url, location.origin)
  const file = image.slack_file
  if ('id' in file) return desk.fileUrl(file.id)
  const id = /F[A-Z0-9]+/.exec(file.url)?.[0]
  return safeImage(file.url, location.origin) ?? (id === undefined ? undefined : desk.fileUrl(id))
}
