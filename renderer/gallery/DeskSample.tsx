/** A walk-in desk drawn with the parts: the measure of calm, density and hierarchy for the real one. */
import { IconId } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Initial } from '../ui/Initial.tsx';
import { Columns, Page } from '../ui/Page.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Tag } from '../ui/Tag.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { WhenText } from '../ui/When.tsx';
import css from './DeskSample.module.css';
import { sampleNow } from './people.ts';
import { SampleFrame } from './SampleFrame.tsx';

const groups = [
  '社保医保',
  '民政救助',
  '养老助残',
  '户籍证明',
  '就业',
  '党群',
  '法律调解',
  '物业',
  '文体活动',
  '其他',
];
const queue = [
  { number: 'A017', name: '王小明', detail: '等候 6 分钟 · 低保年审' },
  { number: 'A018', name: '陈淑珍', detail: '等候 4 分钟 · 老年优先' },
  { number: 'A019', name: '未登记', detail: '等候 3 分钟' },
  { number: 'B006', name: '周建国', detail: '等候 1 分钟 · 法律咨询' },
];
const hour = 3_600_000;
const history = [
  { text: '午餐 1 份，补 12.80 自付 3.20', ago: 2, where: '助餐' },
  { text: '血压 152/91，已约复测', ago: 26, where: '义诊剪', tone: 'attention' as const },
  { text: '志愿服务 2.5 小时（扫码）', ago: 24 * 6, where: '杏福驿站' },
  { text: '低保年审 · 告知补材料', ago: 24 * 13, where: '前台 林敏' },
  { text: '“重阳友邻会”参加，评 5 分', ago: 24 * 23, where: '友邻之约' },
];

export default function DeskSample() {
  return (
    <SampleFrame>
      <Page title="接待" quietTitle>
        <Columns template="17rem minmax(0, 1fr) 20.5rem" narrow="14.5rem minmax(0, 1fr) 15rem">
          <Queue />
          <Visit />
          <Card title="往来" subtitle="全部 46 条">
            <Timeline
              label="往来"
              items={history.map(({ text, ago, where, tone }) => ({
                id: text,
                text,
                detail: (
                  <>
                    <WhenText at={sampleNow - ago * hour} /> · {where}
                  </>
                ),
                ...(tone ? { tone } : {}),
              }))}
            />
            <h3 className={css.heading}>同户 3 人</h3>
            <p className={css.line}>
              单玉兰 妻 · 69 <Tag tone="good">日照在册</Tag>
            </p>
            <p className={css.line}>
              王磊 子 · 41 <Tag>外出</Tag>
            </p>
          </Card>
        </Columns>
      </Page>
    </SampleFrame>
  );
}

function Queue() {
  return (
    <Card
      title="等候"
      subtitle="4 人 · 平均 3 分钟"
      footer={
        <>
          <ActionButton label="叫下一位" keys="F8" onAction={() => {}} />
          <ActionButton label="取号" keys="F7" onAction={() => {}} />
        </>
      }
    >
      <ol className={css.queue}>
        {queue.map((place) => (
          <li key={place.number} className={css.place}>
            <span className={css.number}>{place.number}</span>
            <span>
              {place.name}
              <span className={css.detail}>{place.detail}</span>
            </span>
          </li>
        ))}
      </ol>
      <h3 className={css.heading}>待跟进 · 今天到期 2</h3>
      <p className={css.line}>
        <Tag tone="attention">今天</Tag> 高龄津贴补材料 · 邓玉华
      </p>
      <p className={css.line}>
        <Tag tone="attention">今天</Tag> 电梯困人回访 · 杏福里
      </p>
      <p className={css.line}>
        <Tag>周二</Tag> 残疾证换证转街道 · 何志强
      </p>
    </Card>
  );
}

function Visit() {
  const [group, setGroup] = useState('民政救助');
  const [outcome, setOutcome] = useState('done');
  const [matter, setMatter] = useState('低保年审（材料：收入证明、户口簿）');
  const [note, setNote] = useState('');
  const [due, setDue] = useState<string | null>('2026-11-28');
  return (
    <Card
      footer={
        <>
          <ActionButton label="保存并叫下一位" keys="Mod+Enter" kind="primary" onAction={() => {}} />
          <ActionButton label="仅保存" keys="Mod+S" onAction={() => {}} />
          <span className={css.aside}>用时 18 秒 · 已自动存草稿</span>
        </>
      }
    >
      <div className={css.person}>
        <Initial name="王小明" size="lg" />
        <div className={css.facts}>
          <div className={css.name}>王小明</div>
          <p className={css.muted}>男 · 71 岁 · 杏林雅苑 3 栋 2 单元 1102</p>
          <div className={css.tags}>
            <span>138****5678</span>
            <Tag tone="danger">独居</Tag>
            <Tag tone="attention">低保 至 2027-03</Tag>
            <Tag tone="good">助餐 80%</Tag>
            <Tag>志愿者 三星</Tag>
          </div>
        </div>
        <ActionButton label="档案" keys="F4" icon={<IconId size={18} />} onAction={() => {}} />
      </div>
      <div className={css.block}>
        <Segmented
          label="办什么事"
          layout="tiles"
          options={groups.map((label, index) => ({ value: label, label, keys: String((index + 1) % 10) }))}
          value={group}
          onChange={setGroup}
        />
      </div>
      <Form label="来访">
        <TextField label="事项" value={matter} onChange={setMatter} required />
        <Field label="结果">
          {() => (
            <Segmented
              label="结果"
              options={[
                { value: 'done', label: '当场办结', keys: 'A' },
                { value: 'open', label: '受理待办', keys: 'S' },
                { value: 'refer', label: '转办', keys: 'D' },
                { value: 'bring', label: '告知补材料', keys: 'F' },
              ]}
              value={outcome}
              onChange={setOutcome}
            />
          )}
        </Field>
        <DateField label="到期" value={due} onChange={setDue} min="2026-11-21" />
        <TextField label="备注" value={note} onChange={setNote} placeholder="可不填，Tab 进入" />
      </Form>
    </Card>
  );
}
