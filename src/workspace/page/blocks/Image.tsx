import type { ImageElement } from '@slack/types'
import type { ReactNode } from 'react'
import { type Desk, type Picture, useDesk } from '../desk.ts'
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
  const name = nameOf(image, desk)
  return (
    <figure className="image">
      {title !== undefined && <figcaption>{title}</figcaption>}
      {source === undefined ? (
        <div className="image-missing">
          <Icon name="info" /> {image.alt_text}
          <small>{desk.t.imageHidden}</small>
        </div>
      ) : (
        <PictureButton picture={{ source, alt: image.alt_text, ...(name === undefined ? {} : { name }) }} />
      )}
    </figure>
  )
}

/** An image that opens over the page when it is pressed. */
export function PictureButton({ picture }: { picture: Picture }): ReactNode {
  const desk = useDesk()
  return (
    <button
      type="button"
      className="picture"
      title={desk.t.openImage(picture.name ?? '')}
      aria-haspopup="dialog"
      onClick={() => desk.showPicture(picture)}
    >
      <img src={picture.source} alt={picture.alt} />
    </button>
  )
}

function sourceOf(image: AnyImage, desk: Desk): string | undefined {
  if ('image_url' in image) return safeImage(image.image_url, location.origin)
  const id = fileIdOf(image)
  const own = 'url' in image.slack_file ? safeImage(image.slack_file.url, location.origin) : undefined
  return own ?? (id === undefined ? undefined : desk.fileUrl(id))
}

function nameOf(image: AnyImage, desk: Desk): string | undefined {
  const id = fileIdOf(image)
  return id === undefined ? undefined : desk.file(id)?.name
}

function fileIdOf(image: AnyImage): string | undefined {
  if (!('slack_file' in image)) return undefined
  return 'id' in image.slack_file ? image.slack_file.id : /F[A-Z0-9]+/.exec(image.slack_file.url)?.[0]
}
