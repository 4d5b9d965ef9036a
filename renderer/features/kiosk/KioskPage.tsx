/** The volunteers' kiosk: the public's window, or how the staff sets it up, by who sits here for the desk. */
import { useEffect } from 'react';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { KioskFrame } from './KioskFrame.tsx';
import { SetUp } from './SetUp.tsx';
import { kioskTexts } from './texts.ts';

export default function KioskPage() {
  const title = useText(kioskTexts)('title');
  const atKiosk = useSession((session) => session.account?.role === 'kiosk');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return atKiosk ? <KioskFrame /> : <SetUp />;
}
