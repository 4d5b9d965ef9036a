/** Puts the right thing on screen: a gate while the desk is not open, else the frame with the page of the address. */
import { IconLock, IconMapOff } from '@tabler/icons-react';
import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { gatePages, useSessionActions } from '../gates.ts';
import { useText } from '../i18n/useText.ts';
import { features } from '../routes.ts';
import { slots } from '../slots.ts';
import { type Phase, useSession } from '../state/session.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { DeskTabs } from './DeskTabs.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { type FeatureRoute, mayOpen } from './feature.ts';
import { Rail } from './Rail.tsx';
import { Splash } from './Splash.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { shellTexts } from './texts.ts';

const routes = features.flatMap((feature) => feature.routes);
const rail = features.flatMap((feature) => feature.rail ?? []);
const bare = routes.filter((route) => route.bare);
const framed = routes.filter((route) => !route.bare);

export function Shell() {
  const phase = useSession((session) => session.phase);
  const open = phase === 'ready' ? bare : bare.filter((route) => route.roles === 'anyone');
  return (
    <Suspense fallback={<Splash />}>
      <Switch>
        {open.map((route) => (
          <Route key={route.path} path={route.path}>
            <Guarded route={route} />
          </Route>
        ))}
        <Route>{phase === 'ready' ? <Desk /> : <Gate phase={phase} />}</Route>
      </Switch>
    </Suspense>
  );
}

function Gate({ phase }: { phase: Exclude<Phase, 'ready'> }) {
  const GatePage = gatePages[phase] ?? Splash;
  return (
    <ErrorBoundary place={phase}>
      <GatePage />
    </ErrorBoundary>
  );
}

function Desk() {
  const role = useSession((session) => session.account?.role);
  const [location] = useLocation();
  const { lock, signOut } = useSessionActions();
  const desks = rail.filter((entry) => mayOpen(entry.roles, role));
  const first = desks.toSorted((a, b) => a.order - b.order)[0];
  return (
    <Frame
      rail={<Rail entries={desks} />}
      top={
        <>
          <TopBar search={slots.search && <slots.search />} onLock={lock} onSignOut={signOut} />
          {slots.scan && <slots.scan />}
        </>
      }
      tabs={<DeskTabs routes={framed.filter((route) => mayOpen(route.roles, role))} />}
      status={<StatusBar sync={slots.sync && <slots.sync />} />}
    >
      <ErrorBoundary place={location}>
        <Suspense fallback={null}>
          <Switch>
            {framed.map((route) => (
              <Route key={route.path} path={route.path}>
                <Guarded route={route} />
              </Route>
            ))}
            {first && (
              <Route path="/">
                <Redirect to={first.path} replace />
              </Route>
            )}
            <Route>
              <NoPage reason="notFound" />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Frame>
  );
}

function Guarded({ route }: { route: FeatureRoute }) {
  const role = useSession((session) => session.account?.role);
  return mayOpen(route.roles, role) ? <route.element /> : <NoPage reason="denied" />;
}

function NoPage({ reason }: { reason: 'notFound' | 'denied' }) {
  const t = useText(shellTexts);
  const [, navigate] = useLocation();
  return (
    <Page title={t(`${reason}.title`)}>
      <EmptyState
        icon={reason === 'denied' ? <IconLock /> : <IconMapOff />}
        sentence={t(`${reason}.sentence`)}
        action={<ActionButton label={t('home')} kind="primary" onAction={() => navigate('/')} />}
      />
    </Page>
  );
}
