/** The recovery key in large groups of four, with the reason why it matters and two ways to keep it. */
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { notify } from '../../ui/notify.tsx';
import css from './RecoveryKey.module.css';
import { groupsOf, useMadeKey } from './recoveryKey.ts';
import { Steps } from './Steps.tsx';
import { deskTexts } from './texts.ts';

interface Props {
  recoveryKey: string;
  onPrint(): void;
  onKept(): void;
}

export function ShowKey({ recoveryKey, onPrint, onKept }: Props) {
  const t = useText(deskTexts);
  const saveFile = useSaveKey(recoveryKey);
  const first = useMadeKey((made) => made.first);
  return (
    <GateFrame title={t('recoveryKey')} subtitle={first && <Steps at="key" />} wide>
      <p className={css.why}>{t('key.why')}</p>
      <KeyGroups recoveryKey={recoveryKey} />
      <p className={css.keep}>{t('key.keep')}</p>
      <div className={css.actions}>
        <ActionButton
          label={t('key.print')}
          keys="Mod+P"
          icon={<IconPrinter size={18} />}
          onAction={onPrint}
        />
        <ActionButton
          label={t('key.save')}
          keys="Mod+S"
          icon={<IconDeviceFloppy size={18} />}
          onAction={saveFile}
        />
        <ActionButton label={t('key.kept')} keys="Mod+Enter" kind="primary" onAction={onKept} />
      </div>
    </GateFrame>
  );
}

export function KeyGroups({ recoveryKey }: { recoveryKey: string }) {
  const t = useText(deskTexts);
  return (
    <ol className={css.groups} aria-label={t('recoveryKey')}>
      {groupsOf(recoveryKey).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may read the same, and they never move
        <li key={index} className={css.group}>
          {group}
        </li>
      ))}
    </ol>
  );
}

/** A text file that any computer opens, with what the paper says. */
function useSaveKey(recoveryKey: string): () => void {
  const t = useText(deskTexts);
  const centre = useSession((session) => session.centreName);
  const day = useToday();
  return () => {
    const lines = [
      `${t('paper.product')} · ${centre}`,
      t('recoveryKey'),
      '',
      recoveryKey,
      '',
      t('paper.use'),
      day,
    ];
    // With a byte order mark, for old editors; with the line ends that they understand.
    const file = new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/plain' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = t('paper.file', { centre, day });
    link.click();
    URL.revokeObjectURL(link.href);
    notify({ text: t('key.saved') });
  };
}
