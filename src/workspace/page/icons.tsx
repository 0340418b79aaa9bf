import type { ReactNode } from 'react'

/** The drawings of the page's own icons: paths in a box of 20 × 20, drawn with strokes. */
const drawings = {
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  bolt: 'M11 2 4 11.5h5L8.5 18 16 8.500h-5z',
  send: 'M3 3.500 17.500 10 3 16.500 5 10zM5 10h6',
  plus: 'M10 4v12M4 10h12',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0v1.500a2 2 0 0 0 4 0V10a7 7 0 1 0-3 5.700',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'M12.500 4 6.500 10l6 6',
  menu: 'M3 5h14M3 10h14M3 15h14',
  reply: 'M3 4h14v9.500H9L5.500 17v-3.500H3zM6.500 7.500h7M6.500 10h4.500',
  more: 'M10 4.500v.01M10 10v.01M10 15.500v.01',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM12 10a2 2 0 1 1-4 0 2 2 0 0 1 4 0',
  file: 'M5 2.500h6.500L15.500 6.500v11H5zM11.500 2.500v4h4',
  download: 'M10 3v9M6 8.500l4 4 4-4M4 16.500h12',
  down: 'm5 8 5 5 5-5',
  right: 'm8 5 5 5-5 5',
  check: 'm4 10.500 4 4 8-9',
  warning: 'M10 3 18 17H2zM10 8v4M10 14.500v.01',
  info: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 9v5M10 6v.01',
  up: 'M7 10.500 7 17H3.500v-6.500zM7 10.500 10 3c1.500 0 2.500 1 2 3l-.500 2.500H16l-1.200 7.200c-.200 1-.800 1.300-1.800 1.300H7',
  smile:
    'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM7 8v.5M13 8v.5M6.5 11.5c.8 1.600 2 2.500 3.500 2.500s2.700-.9 3.500-2.500',
  search: 'M13 9a4.500 4.500 0 1 1-9 0 4.500 4.500 0 0 1 9 0M12.300 12.300 17 17',
  threads: 'M3 4h14v8H8l-3 3v-3H3zM7 8h6',
  stop: 'M6 6h8v8H6z',
  calendar: 'M3.500 5h13v12h-13zM3.500 9h13M7 3v3.500M13 3v3.500',
  clock: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 5.500V10l3 2',
  pin: 'M7 3h6M8 3v5l-3 3.500h10L12 8V3M10 11.500V17',
  bell: 'M5 14V9.500a5 5 0 0 1 10 0V14l1.500 1.500h-13zM8.500 17.500h3',
  sliders: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4',
  upward: 'm5 12 5-5 5 5',
  trash: 'M4 5.500h12M8 5.500V3.500h4v2M5.500 5.500 6.500 17h7l1-11.500',
  people:
    'M10.500 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0M2 16.500c0-3 2.200-5 5.500-5s5.500 2 5.500 5M13 4.500a2.700 2.700 0 0 1 0 5M15 12c1.800.700 3 2.200 3 4.500',
} as const

/** The name of an icon. */
export type IconName = keyof typeof drawings

/** An icon that only decorates; the button around it carries the name. */
export function Icon({
  name,
  size = 18,
  flip = false,
}: {
  name: IconName
  size?: number
  flip?: boolean
}): ReactNode {
  return (
    <svg
      className={flip ? 'icon icon-flip' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  )
}

/** Mamori's mark: a shield of its own, not Slack's. */
export function Shield({ size }: { size: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="9" fill="#3f3d7a" />
      <path
        d="M18 7 27 10.500v7.200c0 5.500-3.600 9.400-9 11.800-5.400-2.400-9-6.300-9-11.800v-7.200z"
        fill="#f4f1ff"
      />
      <path
        d="m13.500 18 3.300 3.300 6-6.600"
        fill="none"
        stroke="#3f3d7a"
        strokeWidth="2.600"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
