import { crc32, deflateSync } from 'node:zlib'

/** A picture as the browser decodes it: four bytes a point, red, green, blue and how opaque it is. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }

/**
 * A small PNG of a picture: 256 colours, those used most, and every other point in the nearest of them. Made for
 * pictures of text on plain ground, where nobody sees a difference.
 */
export function encodeSmallPng({ width, height, rgba }: Pixels): Buffer {
  const counts = new Map<number, number>()
  const colours = new Uint32Array(width * height)
  for (let at = 0; at < colours.length; at += 1) {
    const colour = colourAt(rgba, at * 4)
    colours[at] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, 256)
    .map(([colour]) => colour)
  const indexOf = new Map(palette.map((colour, index) => [colour, index]))
  // A line begins with the number of its filter; 0 is none, the best one for few colours.
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colours[y * width + x] ?? 0
      const known = indexOf.get(colour) ?? nearest(palette, colour)
      indexOf.set(colour, known)
      lines[y * (width + 1) + 1 + x] = known
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Steps of 4 of each colour: more of them than an eye tells apart, and few enough to count. */
function colourAt(rgba: Uint8Array, at: number): number {
  const part = (offset: number) => Math.min(255, ((rgba[at + offset] ?? 0) + 2) & ~3)
  return (part(0) << 16) | (part(1) << 8) | part(2)
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, known] of palette.entries()) {
    const red = (known >> 16) - (colour >> 16)
    const green = ((known >> 8) & 255) - ((colour >> 8) & 255)
    const blue = (known & 255) - (colour & 255)
    const distance = 2 * red * red + 4 * green * green + 3 * blue * blue
    if (distance < least) {
      least = distance
      best = index
    }
  }
  return best
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([frame, body, sum])
}
