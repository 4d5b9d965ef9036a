/** The real frame around a sample: a signed-in clerk of a fictional centre, and desks that lead to other samples. */
import {
  IconCalendarEvent,
  IconChartBar,
  IconChecklist,
  IconDesk,
  IconHeartHandshake,
  IconSettings,
  IconSoup,
  IconStethoscope,
  IconUsers,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { textRef } from '../i18n/defineTexts.ts';
import { Frame } from '../shell/Frame.tsx';
import type { RailEntry } from '../shell/feature.ts';
import { Rail } from '../shell/Rail.tsx';
import { StatusBar } from '../shell/StatusBar.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import { useNow } from '../state/now.ts';
import { useSession } from '../state/session.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { Tag } from '../ui/Tag.tsx';
import { type SamplePerson, sampleNow, samplePeople } from './people.ts';
import css from './SampleFrame.module.css';
import { galleryTexts } from './texts.ts';

const desks: readonly RailEntry[] = (
  [
    ['/gallery/desk', 'desk', IconDesk, null],
    ['/gallery/table', 'residents', IconUsers, null],
    ['/gallery/parts', 'care', IconStethoscope, 3],
    ['/gallery/meals', 'meals', IconSoup, null],
    ['/gallery/volunteers', 'volunteers', IconHeartHandshake, null],
    ['/gallery/activities', 'activities', IconCalendarEvent, null],
    ['/gallery/worklist', 'worklist', IconChecklist, 5],
    ['/gallery/reports', 'reports', IconChartBar, null],
    ['/gallery/settings', 'settings', IconSettings, null],
  ] as const
).map(([path, key, icon, waiting], order) => ({
  path,
  icon,
  order,
  text: textRef(galleryTexts, key),
  roles: 'signedIn',
  foot: key === 'settings',
  useWaiting: () => waiting,
}));

const people = samplePeople(40);

export function SampleFrame({ children }: { children: ReactNode }) {
  useEffect(() => {
    useNow.setState({ now: sampleNow });
    const session = useSession.getState();
    session.setCentre({ centreName: '杏林社区', demo: true });
    session.setCounter('1 号窗口');
    session.signIn({ id: 'sample', name: '林敏', role: 'frontDesk' });
  }, []);
  return (
    <Frame
      rail={<Rail entries={desks} />}
      top={<TopBar search={<SampleSearch />} onLock={() => {}} onSignOut={() => {}} />}
      status={<StatusBar sync={<SampleSync />} />}
    >
      {children}
    </Frame>
  );
}

function SampleSearch() {
  const [query, setQuery] = useState('');
  const items = query === '' ? [] : people.slice(0, 4);
  return (
    <SearchBox<SamplePerson>
      label="找居民"
      placeholder="姓名、拼音、电话、身份证尾号、地址"
      keys={['F2', '/']}
      query={query}
      onQuery={setQuery}
      items={query === 'zzz' ? [] : items}
      itemKey={(person) => person.id}
      renderItem={(person) => (
        <span className={css.match}>
          <b>{person.name}</b>
          <span className={css.detail}>
            {person.age} · {person.address} · {person.phone}
          </span>
          {person.tag && <Tag tone="attention">{person.tag}</Tag>}
        </span>
      )}
      onPick={() => setQuery('')}
      nothing="没有找到，换个写法再试，或者新登记。"
      footer={<ActionButton label={`新登记“${query}”`} keys="Alt+N" kind="quiet" onAction={() => {}} />}
    />
  );
}

function SampleSync() {
  return (
    <>
      <span className={css.sync}>离线 3 天 · 待上传 1,284 条</span>
      <span>上次回执 11-18 17:02 · 642 条</span>
    </>
  );
}
