/** The gate with a sign-in form in it. */
import { useState } from 'react';
import { GateFrame } from '../shell/GateFrame.tsx';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Form } from '../ui/Form.tsx';
import { TextField } from '../ui/TextField.tsx';

export default function GateSample() {
  const [name, setName] = useState('linmin');
  const [secret, setSecret] = useState('');
  return (
    <GateFrame title="登录" subtitle="杏林社区 · 1 号窗口">
      <Form
        label="登录"
        actions={
          <ActionButton label="登录" keys="Enter" kind="primary" whileTyping wide onAction={() => {}} />
        }
      >
        <TextField label="账号" value={name} onChange={setName} />
        <TextField label="密码" value={secret} onChange={setSecret} secret autoFocus />
      </Form>
    </GateFrame>
  );
}
