import { Button } from 'antd'
import { useConsole } from './console-state.ts'
import { InlineText } from './inline-text.tsx'
import { InsecureNotice } from './insecure-notice.tsx'

/** Says that what is here needs a key, and leads to where one is given; nothing to whoever is signed in. */
export function SignInNotice({ text }: { readonly text: string }) {
  const { texts, identity, askToSignIn } = useConsole()
  if (!isSecureContext) return <InsecureNotice />
  if (identity) return null
  return (
    <div className="notice">
      <p>
        <InlineText text={text} />
      </p>
      <Button type="primary" onClick={askToSignIn}>
        {texts.signIn}
      </Button>
    </div>
  )
}
