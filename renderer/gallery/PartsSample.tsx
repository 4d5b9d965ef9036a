/** The parts one by one, with their tones and states. */
import { IconClipboardList, IconStar } from '@tabler/icons-react';
import { useState } from 'react';
import { coreFailure } from '../../db/core/errors.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Card } from '../ui/Card.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { CopyableText } from '../ui/CopyableText.tsx';
import { DateField } from '../ui/DateField.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Form } from '../ui/Form.tsx';
import { notify } from '../ui/notify.tsx';
import { Columns, Page } from '../ui/Page.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { Stat, StatRow } from '../ui/Stat.tsx';
import { Tag } from '../ui/Tag.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Money } from '../ui/When.tsx';
import { WorkProgress } from '../ui/WorkProgress.tsx';
import css from './PartsSample.module.css';
import { SampleFrame } from './SampleFrame.tsx';

const relations = ['户主', '配偶', '子', '女', '父', '母', '孙', '其他'].map((label) => ({
  value: label,
  label,
}));

export default function PartsSample() {
  return (
    <SampleFrame>
      <Page
        title="部件"
        subtitle="都在这里看一遍"
        actions={<ActionButton label="新建" keys="Alt+N" kind="primary" onAction={() => {}} />}
      >
        <StatRow>
          <Stat label="今日来访" value={86} note="比昨天多 12" />
          <Stat label="已办结" value={71} tone="good" />
          <Stat label="等候" value={4} note="最久 6 分钟" tone="attention" />
          <Stat label="超期未回访" value={3} tone="danger" onOpen={() => {}} />
          <Stat label="今日补贴" value={<Money fen={61_240} />} note="元" />
        </StatRow>
        <Columns template="repeat(3, minmax(0, 1fr))">
          <Buttons />
          <Fields />
          <Card title="空与错" flush>
            <EmptyState
              icon={<IconClipboardList />}
              sentence="今天还没有来访。按 F2 找到居民，就可以登记第一件事。"
              action={<ActionButton label="找居民" keys="F2" kind="primary" onAction={() => {}} />}
            />
          </Card>
        </Columns>
      </Page>
    </SampleFrame>
  );
}

function Buttons() {
  const [asking, setAsking] = useState(false);
  return (
    <Card title="按键与标签">
      <div className={css.row}>
        <ActionButton
          label="保存"
          keys="Mod+Enter"
          kind="primary"
          onAction={() => notify({ text: '已登记 王小明 · 低保年审', undo: () => {} })}
        />
        <ActionButton label="普通" keys="F7" onAction={() => {}} />
        <ActionButton label="少用" kind="quiet" onAction={() => {}} />
      </div>
      <div className={css.row}>
        <ActionButton label="注销" kind="danger" onAction={() => setAsking(true)} />
        <ActionButton label="不可用" keys="F9" disabled onAction={() => {}} />
        <ActionButton label="会出错" onAction={() => Promise.reject(coreFailure('access.denied'))} />
      </div>
      <div className={css.row}>
        <Tag>外出</Tag>
        <Tag tone="good">助餐 80%</Tag>
        <Tag tone="attention">低保 至 2027-03</Tag>
        <Tag tone="danger">独居</Tag>
        <Tag tone="accent" icon={<IconStar />}>
          三星
        </Tag>
      </div>
      <div className={css.row}>
        恢复密钥 <CopyableText text="7QK4-M2XD-9TRA-C5HN" label="恢复密钥" mono />
      </div>
      <WorkProgress
        label="正在导入花名册"
        done={3_120}
        total={5_039}
        note="取消后不会留下任何改动"
        onCancel={() => {}}
      />
      <div className={css.row}>
        <ErrorNote error={coreFailure('row.unknown')} />
      </div>
      <ConfirmDialog
        opened={asking}
        title="注销“王小明”的档案？"
        confirm="注销"
        danger
        onConfirm={() => setAsking(false)}
        onCancel={() => setAsking(false)}
      >
        档案会保留，但不再出现在查找和名单里。可以随时恢复。
      </ConfirmDialog>
    </Card>
  );
}

function Fields() {
  const [name, setName] = useState('单玉兰');
  const [id, setId] = useState('11010519491231002');
  const [born, setBorn] = useState<string | null>('1956-03-04');
  const [relation, setRelation] = useState<string | null>('配偶');
  const [remark, setRemark] = useState('');
  return (
    <Card title="表单">
      <Form label="示例">
        <TextField label="姓名" value={name} onChange={setName} required />
        <TextField
          label="证件号码"
          value={id}
          onChange={setId}
          error="少一位：身份证号应为 18 位，请核对最后一位。"
        />
        <DateField label="出生日期" value={born} onChange={setBorn} max="2026-11-21" hint="19560304 也可以" />
        <SelectField label="与户主" options={relations} value={relation} onChange={setRelation} />
        <TextField label="备注" value={remark} onChange={setRemark} lines placeholder="可不填" />
      </Form>
    </Card>
  );
}
