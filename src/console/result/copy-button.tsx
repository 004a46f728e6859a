import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useConsole } from '../shell/console-state.ts'

const SAID_MS = 2_000

type Props = { readonly text: () => string; readonly label?: string }

/** Puts a text on the clipboard, and says so for a moment. */
export function CopyButton({ text, label }: Props) {
  const { texts } = useConsole()
  const [done, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text())
    setDone(true)
    setTimeout(() => setDone(false), SAID_MS)
  }
  return (
    <Button size="small" icon={done ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()}>
      <span aria-live="polite">{done ? texts.copied : (label ?? texts.copy)}</span>
    </Button>
  )
}
