/** Everything that is set once and rarely changed, one section at a time. */
import { type KeyboardEvent, Suspense, useRef } from 'react';
import { Link, useParams } from 'wouter';
import { useText, useTextRef } from '../../i18n/useText.ts';
import { settingsSections } from '../../settings.ts';
import { mayOpen } from '../../shell/feature.ts';
import { useSession } from '../../state/session.ts';
import { Columns, Page } from '../../ui/Page.tsx';
import css from './SettingsPage.module.css';
import type { SettingsSection } from './settingsSection.ts';
import { centreTexts } from './texts.ts';

export default function SettingsPage() {
  const t = useText(centreTexts);
  const say = useTextRef();
  const role = useSession((session) => session.account?.role);
  const { section } = useParams<{ section?: string }>();
  const open = settingsSections
    .filter((candidate) => mayOpen(candidate.roles, role))
    .toSorted((a, b) => a.order - b.order);
  const current = open.find(({ key }) => key === section) ?? open[0];
  if (!current) return null;
  return (
    <Page title={`${t('title')} · ${say(current.title)}`} quietTitle>
      <Columns template="13rem minmax(0, 1fr)">
        <SectionList sections={open} current={current} />
        <div className={css.section}>
          <Suspense fallback={null}>
            <current.element key={current.key} />
          </Suspense>
        </div>
      </Columns>
    </Page>
  );
}

interface ListProps {
  sections: readonly SettingsSection[];
  current: SettingsSection;
}

function SectionList({ sections, current }: ListProps) {
  const t = useText(centreTexts);
  const say = useTextRef();
  const list = useRef<HTMLElement>(null);

  function walk(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const next = links[links.findIndex((link) => link.matches(':focus')) + (step ?? 0)];
    if (step === undefined || !next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <nav ref={list} className={css.list} aria-label={t('sections')} onKeyDown={walk}>
      <p className={css.heading} aria-hidden="true">
        {t('title')}
      </p>
      {sections.map((section) => (
        <Link
          key={section.key}
          href={`/settings/${section.key}`}
          className={css.link ?? ''}
          aria-current={section === current ? 'page' : undefined}
        >
          {say(section.title)}
        </Link>
      ))}
    </nav>
  );
}
