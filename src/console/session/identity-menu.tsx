import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useConsole } from '../shell/console-state.ts'
import { fill } from '../texts/fill.ts'

/** Who is signed in, and the way out; or the way in. */
export function IdentityMenu() {
  const { texts, identity, setIdentity, askToSignIn } = useConsole()
  if (!identity) {
    return (
      <Button type="primary" icon={<UserOutlined />} onClick={askToSignIn}>
        {texts.signIn}
      </Button>
    )
  }
  const { account, arn, signer } = identity
  const [, name = arn] = /^acs:ram::\d+:(.+)$/.exec(arn) ?? []
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="identity">
          <p>{fill(texts.account, account)}</p>
          <p>
            <code>{arn}</code>
          </p>
          <p>
            {texts.keyId} <code>{signer.keyId}</code>
          </p>
          <Button icon={<LogoutOutlined />} onClick={() => setIdentity(undefined)}>
            {texts.signOut}
          </Button>
        </div>
      }
    >
      <Button icon={<UserOutlined />} aria-label={fill(texts.signedInAs, arn)}>
        <span className="identity-name">{name}</span>
      </Button>
    </Popover>
  )
}
