import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'graphiql/style.css'
import './colours.css'
import './page.css'
import { App } from './app.tsx'
import { useWorkersOf } from './workers.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
useWorkersOf(root)
createRoot(root).render(<StrictMode><App /></StrictMode>)
