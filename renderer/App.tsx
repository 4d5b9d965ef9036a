/** The providers, from the outside in: colours, dates, address, the desk itself; then the shell. */
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { Router } from 'wouter';
import { connectHost } from './api/host.ts';
import { ApiProvider } from './api/provider.tsx';
import { KeysOverview } from './keys/KeysOverview.tsx';
import { useKeyDispatch } from './keys/useKey.ts';
import { useHashLocation } from './shell/hashLocation.ts';
import { Shell } from './shell/Shell.tsx';
import { usePreferences } from './state/preferences.ts';
import { cssVariables, theme } from './theme/theme.ts';

export function App() {
  const { language, colourScheme, textSize } = usePreferences();
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  useKeyDispatch();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.setAttribute('data-text', textSize);
  }, [language, textSize]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={colourScheme === 'auto' ? system : colourScheme}
    >
      {/* Weeks begin on Monday in both languages: it is the centre's calendar. Centres open at weekends too. */}
      <DatesProvider
        settings={{ locale: language === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1, weekendDays: [] }}
      >
        <Router hook={useHashLocation}>
          <ApiProvider connect={connectHost}>
            <Shell />
            <KeysOverview />
            <Notifications position="bottom-right" />
          </ApiProvider>
        </Router>
      </DatesProvider>
    </MantineProvider>
  );
}
