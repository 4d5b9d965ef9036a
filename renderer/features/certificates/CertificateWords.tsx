/** How a certificate stands, in one word: a posting counts its days down. */
import type { CertificateLine } from '../../../db/certificates/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { Tag } from '../../ui/Tag.tsx';
import { certificatesTexts } from './texts.ts';

export function CertificateStateTag({ line: { state, daysLeft } }: { line: CertificateLine }) {
  const t = useText(certificatesTexts);
  if (state === 'issued') return <Tag tone="good">{t('state.issued')}</Tag>;
  if (state === 'revoked') return <Tag tone="danger">{t('state.revoked')}</Tag>;
  if (daysLeft) return <Tag tone="attention">{t('state.posted', { count: daysLeft })}</Tag>;
  return <Tag tone="accent">{t('state.ready')}</Tag>;
}
