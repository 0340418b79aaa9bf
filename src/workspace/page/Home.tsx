import type { ReactNode } from 'react'
import { Blocks } from './blocks/Blocks.tsx'
import { SurfaceProvider, useSurfaceState } from './blocks/surface.tsx'
import { useDesk } from './desk.ts'
import { Shield } from './icons.tsx'
import type { View } from './types.ts'

/** The app's home as the app has published it for this person. */
export function Home({ view }: { view: View | undefined }): ReactNode {
  const { t } = useDesk()
  if (view === undefined)
    return (
      <div className="home home-empty" role="status">
        <Shield size={56} />
        <h2>{t.emptyHome}</h2>
        <p>{t.emptyHomeHint}</p>
      </div>
    )
  return <HomeView key={view.id} view={view} />
}

const noErrors: Readonly<Record<string, string>> = {}

function HomeView({ view }: { view: View }): ReactNode {
  const { t } = useDesk()
  const surface = useSurfaceState({ viewId: view.id }, view.values, view.errors ?? noErrors)
  return (
    <section className="home" aria-label={t.home} data-testid="home">
      <div className="home-column">
        <SurfaceProvider surface={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceProvider>
      </div>
    </section>
  )
}
