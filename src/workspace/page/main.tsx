import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { applyTheme, loadTheme } from './theme.ts'

const root = document.getElementById('root')
applyTheme(loadTheme())
if (root !== null) createRoot(root).render(<App />)
