/**
 * The address, when a person may follow it: `http`, `https` and `mailto` only; `undefined` for all else, so that a
 * `javascript:` or `data:` link is shown as text. Control characters and spaces, which browsers drop, hide no scheme.
 */
export function safeHref(address: string): string | undefined {
  // biome's rule against control characters in patterns is met by the code point test.
  const bare = [...address].filter((letter) => (letter.codePointAt(0) ?? 0) > 0x20).join('')
  return /^(https?:\/\/|mailto:)/i.test(bare) ? bare : undefined
}

/** The address of an image that the page may load: of this origin or inline; `undefined` for all else. */
export function safeImage(address: string, origin: string): string | undefined {
  if (/^data:image\/(png|jpeg|gif|svg\+xml|webp);/i.test(address)) return address
  if (address.startsWith('/') && !address.startsWith('//')) return address
  return URL.canParse(address) && new URL(address).origin === origin ? address : undefined
}
