/** The sign of each answer: shapes that differ, so that nobody needs the colour. */
import {
  IconAlertTriangle,
  IconBan,
  IconHelpCircle,
  IconScan,
  IconShieldCheck,
  IconX,
} from '@tabler/icons-react';
import type { Verdict } from '../../../../db/certificates/contract.ts';

export const looks = {
  valid: { Icon: IconShieldCheck, tone: 'good' },
  revoked: { Icon: IconBan, tone: 'danger' },
  tampered: { Icon: IconX, tone: 'danger' },
  incomplete: { Icon: IconScan, tone: 'attention' },
  unknownKey: { Icon: IconHelpCircle, tone: 'attention' },
  otherCentre: { Icon: IconHelpCircle, tone: 'attention' },
  unreadable: { Icon: IconAlertTriangle, tone: 'attention' },
} as const satisfies Readonly<Record<Verdict['state'], object>>;
