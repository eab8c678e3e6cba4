import type { PropsWithChildren } from 'react'
import '@/services/text'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  return children
}
