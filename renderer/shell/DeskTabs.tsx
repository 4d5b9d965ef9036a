/** The row of pages of the desk that is open, for desks that have several: 日照 has the board, enrolments, readings … */
import { Link, useLocation } from 'wouter';
import { useText, useTextRef } from '../i18n/useText.ts';
import css from './DeskTabs.module.css';
import type { FeatureRoute } from './feature.ts';
import { shellTexts } from './texts.ts';

type TabbedRoute = FeatureRoute & { tab: NonNullable<FeatureRoute['tab']> };

const deskOf = (path: string) => path.split('/', 2).join('/');
const isTabbed = (route: FeatureRoute): route is TabbedRoute => route.tab !== undefined;

/** @param routes those that the signed-in person may open */
export function DeskTabs({ routes }: { routes: readonly FeatureRoute[] }) {
  const t = useText(shellTexts);
  const [location] = useLocation();
  const tabs = routes
    .filter(isTabbed)
    .filter((route) => deskOf(route.path) === deskOf(location))
    .toSorted((a, b) => a.tab.order - b.tab.order);
  // Of /care and /care/tasks the longer one is where we are.
  const here = tabs
    .filter(({ path }) => location === path || location.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  if (tabs.length < 2) return null;
  return (
    <nav className={css.tabs} aria-label={t('pages')}>
      {tabs.map((route) => (
        <DeskTab key={route.path} route={route} here={route === here} />
      ))}
    </nav>
  );
}

const nothingWaits = () => null;

function DeskTab({ route, here }: { route: TabbedRoute; here: boolean }) {
  const t = useText(shellTexts);
  const speak = useTextRef();
  const waiting = (route.tab.useWaiting ?? nothingWaits)();
  const name = speak(route.tab.text);
  return (
    <Link
      href={route.path}
      className={css.tab}
      aria-current={here ? 'page' : undefined}
      aria-label={waiting ? t('desk.waiting', { desk: name, count: waiting }) : name}
    >
      {name}
      {waiting ? <span className={css.waiting}>{waiting > 99 ? '99+' : waiting}</span> : null}
    </Link>
  );
}
