/**
 * Nobody has shown yet that the recovery key was kept. Shows the one that was just made, asks two groups of it back
 * from paper, and offers a new one where the last was never confirmed.
 */
import { useState } from 'react';
import { ConfirmKey } from './ConfirmKey.tsx';
import { LostKey } from './LostKey.tsx';
import { RecoveryKeyPaper } from './RecoveryKeyPaper.tsx';
import { useMadeKey } from './recoveryKey.ts';
import { ShowKey } from './ShowKey.tsx';

export function RecoveryKeyPage() {
  const recoveryKey = useMadeKey(({ key }) => key);
  const [step, setStep] = useState<'show' | 'paper' | 'confirm'>('show');
  if (recoveryKey === null) return <LostKey />;
  if (step === 'paper') return <RecoveryKeyPaper recoveryKey={recoveryKey} onClose={() => setStep('show')} />;
  if (step === 'confirm') return <ConfirmKey recoveryKey={recoveryKey} onLook={() => setStep('show')} />;
  return (
    <ShowKey recoveryKey={recoveryKey} onPrint={() => setStep('paper')} onKept={() => setStep('confirm')} />
  );
}
