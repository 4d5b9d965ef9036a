/** The providers, from the outside in: colours, dates, address, the desk itself; then the shell. */
import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo } from 'react';
import { Router } from 'wouter';
import { connectHost } from './api/host.ts';
import { ApiProvider } from './api/provider.tsx';
import { useText } from './i18n/useText.ts';
import { KeysOverview } from './keys/KeysOverview.tsx';
import { useScannerDispatch } from './keys/scanner.ts';
import { useKeyDispatch } from './keys/useKey.ts';
import { useHashLocation } from './shell/hashLocation.ts';
import { Shell } from './shell/Shell.tsx';
import { usePreferences } from './state/preferences.ts';
import { cssVariables, theme } from './theme/theme.ts';
import { uiTexts } from './ui/texts.ts';

export function App() {
  const { language, colourScheme, textSize } = usePreferences();
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const t = useText(uiTexts);
  const close = t('close');
  // Closing crosses have no words of their own, and Mantine knows no language.
  const spoken = useMemo(
    () =>
      mergeThemeOverrides(theme, { components: { CloseButton: { defaultProps: { 'aria-label': close } } } }),
    [close],
  );
  useScannerDispatch();
  useKeyDispatch();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.setAttribute('data-text', textSize);
  }, [language, textSize]);

  return (
    <MantineProvider
      theme={spoken}
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
