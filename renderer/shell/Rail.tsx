/** The desks of the centre. Alt 1, Alt 2 … open them; their digits show while Alt is held. */
import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useText, useTextRef } from '../i18n/useText.ts';
import { ariaShortcut } from '../keys/combo.ts';
import { useKey } from '../keys/useKey.ts';
import { Kbd } from '../ui/Kbd.tsx';
import type { RailEntry } from './feature.ts';
import { Logo } from './Logo.tsx';
import css from './Rail.module.css';
import { shellTexts } from './texts.ts';

export function Rail({ entries }: { entries: readonly RailEntry[] }) {
  const t = useText(shellTexts);
  const altHeld = useAltHeld();
  const inOrder = entries.toSorted((a, b) => a.order - b.order);
  const desks = inOrder.filter((entry) => !entry.foot);
  const foot = inOrder.filter((entry) => entry.foot);
  return (
    <nav className={css.rail} aria-label={t('desks')} data-alt={altHeld || undefined}>
      <Link href="/" className={css.logo} aria-label={t('home')}>
        <Logo size={2.5} />
      </Link>
      <div className={css.desks}>
        {desks.map((entry, index) => (
          <Desk key={entry.path} entry={entry} {...(index < 9 ? { keys: `Alt+${index + 1}` } : {})} />
        ))}
      </div>
      {foot.map((entry) => (
        <Desk key={entry.path} entry={entry} />
      ))}
    </nav>
  );
}

const nothingWaits = () => null;

function Desk({ entry, keys }: { entry: RailEntry; keys?: string }) {
  const t = useText(shellTexts);
  const speak = useTextRef();
  const [location, navigate] = useLocation();
  const waiting = (entry.useWaiting ?? nothingWaits)();
  const name = speak(entry.text);
  const here = location === entry.path || location.startsWith(`${entry.path}/`);
  useKey(
    keys
      ? { keys, label: t('desk.go', { desk: name }), everywhere: true, run: () => navigate(entry.path) }
      : null,
  );
  return (
    <Tooltip label={keys ? <Kbd keys={keys} /> : name} position="right" disabled={!keys}>
      <Link
        href={entry.path}
        className={css.desk}
        aria-current={here ? 'page' : undefined}
        aria-label={waiting ? t('desk.waiting', { desk: name, count: waiting }) : name}
        {...(keys ? { 'aria-keyshortcuts': ariaShortcut(keys) } : {})}
      >
        <entry.icon size={24} />
        <span className={css.name}>{name}</span>
        {waiting ? <span className={css.waiting}>{waiting > 99 ? '99+' : waiting}</span> : null}
        {keys && <span className={css.digit}>{keys.at(-1)}</span>}
      </Link>
    </Tooltip>
  );
}

function useAltHeld(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const follow = (event: KeyboardEvent) => setHeld(event.altKey);
    // Alt Tab leaves the window with Alt still down.
    const release = () => setHeld(false);
    window.addEventListener('keydown', follow);
    window.addEventListener('keyup', follow);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', follow);
      window.removeEventListener('keyup', follow);
      window.removeEventListener('blur', release);
    };
  }, []);
  return held;
}
